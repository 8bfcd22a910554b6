-- What was given up, for an app's developers; records that could not be read belong to no app. The content stays sealed. Rows stay
-- for 30 days, as the topic's records do.
CREATE TABLE dead_letter (
    id              text        PRIMARY KEY, -- the same when the record is read again
    given_up_at     timestamptz NOT NULL,
    app_id          integer,
    webhook_id      text,
    account_id      integer,
    installation_id text,
    generation      integer,
    reason          text        NOT NULL,
    detail          text        NOT NULL,
    attempts        integer     NOT NULL,
    first_failed_at timestamptz,
    event_types     text[]      NOT NULL,
    origin          text, -- topic, partition and offset of what could not be read
    sealed_content  bytea,
    replay_id       uuid -- the last that sent it once more
);
CREATE INDEX dead_letter_of_app ON dead_letter (app_id, given_up_at DESC, id DESC);
CREATE INDEX dead_letter_of_webhook ON dead_letter (webhook_id);
CREATE INDEX dead_letter_of_account ON dead_letter (account_id) WHERE sealed_content IS NOT NULL;
CREATE INDEX dead_letter_age ON dead_letter (given_up_at);

-- Dead letters that are sent once more, a step at a time.
CREATE TABLE replay (
    id           uuid        PRIMARY KEY,
    app_id       integer     NOT NULL,
    webhook_id   text, -- none for all of a time
    from_time    timestamptz NOT NULL,
    until_time   timestamptz NOT NULL,
    state        text        NOT NULL, -- RUNNING, DONE, CANCELLED
    planned      integer     NOT NULL,
    sent         integer     NOT NULL DEFAULT 0,
    not_possible integer     NOT NULL DEFAULT 0,
    cursor_time  timestamptz NOT NULL,
    cursor_id    text        NOT NULL DEFAULT '',
    asked_at     timestamptz NOT NULL,
    asked_by     integer     NOT NULL,
    ended_at     timestamptz,
    leased_until timestamptz NOT NULL DEFAULT '-infinity'
);
CREATE INDEX replay_of_app ON replay (app_id, asked_at DESC);
CREATE UNIQUE INDEX replay_running ON replay (app_id) WHERE state = 'RUNNING'; -- one at a time
CREATE INDEX replay_cancelled ON replay (ended_at) WHERE state = 'CANCELLED';
