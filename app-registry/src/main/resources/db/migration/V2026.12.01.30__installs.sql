-- What developers see of their apps' installations: the newest state of each, what happened to it, and what it used. All of it comes
-- from topics, again and in any order.
CREATE TABLE app_installation (
    installation_id  text        PRIMARY KEY,
    app_id           integer     NOT NULL,
    account_id       integer, -- of one of ours
    external_account text,    -- of another provider's
    account_kind     text        NOT NULL,
    generation       integer     NOT NULL,
    sequence         bigint      NOT NULL,
    status           text        NOT NULL,
    app_version      text        NOT NULL,
    scopes           text[]      NOT NULL,
    tokens_issued_at timestamptz,
    changed_at       timestamptz NOT NULL
) WITH (fillfactor = 80);
CREATE INDEX app_installation_of_app ON app_installation (app_id, changed_at, installation_id);
CREATE INDEX app_installation_status ON app_installation (app_id, status);

CREATE TABLE install_fact (
    event_id        text        PRIMARY KEY,
    installation_id text        NOT NULL,
    generation      integer     NOT NULL,
    sequence        bigint      NOT NULL,
    type            text        NOT NULL,
    happened_at     timestamptz NOT NULL
);
CREATE INDEX install_fact_of_installation ON install_fact (installation_id, generation, sequence);
CREATE INDEX install_fact_age ON install_fact (happened_at);

CREATE TABLE install_usage (
    installation_id   text        NOT NULL,
    hour              timestamptz NOT NULL,
    source            text        NOT NULL,
    instance          text        NOT NULL,
    sequence          bigint      NOT NULL,
    calls             bigint      NOT NULL,
    refused_calls     bigint      NOT NULL,
    deliveries        bigint      NOT NULL,
    failed_deliveries bigint      NOT NULL,
    last_used_at      timestamptz,
    PRIMARY KEY (installation_id, hour, source, instance)
) WITH (fillfactor = 80);
CREATE INDEX install_usage_age ON install_usage (hour);

-- Failures and a sample of the rest, as the gate saw them.
CREATE TABLE api_call (
    event_id        text        PRIMARY KEY,
    app_id          integer     NOT NULL,
    called_at       timestamptz NOT NULL,
    account_id      integer     NOT NULL,
    installation_id text,
    method          text        NOT NULL,
    path            text        NOT NULL,
    scopes          text[]      NOT NULL,
    status          integer     NOT NULL,
    reason          text
);
CREATE INDEX api_call_of_app ON api_call (app_id, called_at, event_id);
CREATE INDEX api_call_of_account ON api_call (account_id);
CREATE INDEX api_call_age ON api_call (called_at);
