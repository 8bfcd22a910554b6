-- Answers to creations that came with an Idempotency-Key, given again to who sends the same again within a day.
CREATE TABLE idempotency_answer (
    caller   text        NOT NULL, -- a key is of its caller alone
    path     text        NOT NULL,
    key      text        NOT NULL,
    verifier text        NOT NULL, -- keyed hash of what was sent
    sealed   bytea       NOT NULL, -- the answer: it may hold secrets
    made_at  timestamptz NOT NULL,
    PRIMARY KEY (caller, path, key)
);
CREATE INDEX idempotency_answer_age ON idempotency_answer (made_at);
