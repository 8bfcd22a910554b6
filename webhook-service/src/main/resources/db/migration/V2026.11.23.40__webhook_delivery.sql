-- Installations whose account's events are read again once, from their first tokens on.
CREATE TABLE installation_backfill (
    installation_id  text        NOT NULL,
    generation       integer     NOT NULL,
    account_id       integer     NOT NULL,
    tokens_issued_at timestamptz NOT NULL,
    claimed_until    timestamptz NOT NULL DEFAULT '-infinity',
    done_at          timestamptz,
    PRIMARY KEY (installation_id, generation)
);
CREATE INDEX installation_backfill_waiting ON installation_backfill (tokens_issued_at) WHERE done_at IS NULL;

-- Deliveries that failed and are due later. A partition is a day of due_at; empty old days are dropped.
-- A batch is fixed once it failed: its content is the sealed payload, whatever is told of the event later.
CREATE TABLE delivery_retry (
    id           uuid        NOT NULL,
    due_at       timestamptz NOT NULL,
    endpoint     text        NOT NULL,
    webhook_id   text        NOT NULL,
    attempt      integer     NOT NULL,
    postponed    boolean     NOT NULL,
    payload      bytea       NOT NULL,
    leased_until timestamptz NOT NULL DEFAULT '-infinity',
    done_at      timestamptz,
    PRIMARY KEY (due_at, id)
) PARTITION BY RANGE (due_at);
CREATE INDEX delivery_retry_waiting ON delivery_retry (endpoint, due_at) WHERE done_at IS NULL;
CREATE INDEX delivery_retry_of_webhook ON delivery_retry (webhook_id, attempt);

-- Every HTTP call that was made, for the app's developers. A partition is a day; days are dropped after 30.
CREATE TABLE delivery_attempt (
    id               uuid        NOT NULL,
    started_at       timestamptz NOT NULL,
    webhook_id       text        NOT NULL,
    app_id           integer     NOT NULL,
    account_id       integer     NOT NULL,
    installation_id  text        NOT NULL,
    generation       integer     NOT NULL,
    attempt          integer     NOT NULL,
    outcome          text        NOT NULL,
    failure          text,
    status           integer,
    duration_millis  bigint      NOT NULL,
    target           text        NOT NULL,
    request_bytes    integer     NOT NULL,
    response_bytes   bigint      NOT NULL,
    event_types      text[]      NOT NULL,
    event_ids        bigint[]    NOT NULL,
    delivery_ids     text[]      NOT NULL,
    next_attempt_at  timestamptz,
    sealed_answer    bytea,
    PRIMARY KEY (started_at, id)
) PARTITION BY RANGE (started_at);
CREATE INDEX delivery_attempt_of_app ON delivery_attempt (app_id, started_at DESC, id DESC);
CREATE INDEX delivery_attempt_of_webhook ON delivery_attempt (webhook_id, attempt);
