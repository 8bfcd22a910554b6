-- One row per app and account, for good: the generation counter outlives the removal.
CREATE TABLE installation (
    installation_id  text PRIMARY KEY,
    app_id           integer     NOT NULL,
    account_id       integer     NOT NULL,
    generation       integer     NOT NULL,
    status           text        NOT NULL,
    sequence         bigint      NOT NULL,
    fact_sequence    bigint      NOT NULL,
    client_id        text        NOT NULL,
    app_version      text        NOT NULL,
    account_kind     text        NOT NULL,
    scopes           text[]      NOT NULL,
    installed_by     integer,
    tokens_issued_at timestamptz,
    removed_by       integer,
    removal_reason   text,
    removal_due_at   timestamptz,
    changed_at       timestamptz NOT NULL,
    UNIQUE (app_id, account_id)
) WITH (fillfactor = 80);
CREATE INDEX installation_by_account ON installation (account_id);
CREATE INDEX installation_to_remove ON installation (removal_due_at) WHERE status = 'UNINSTALLING';

-- What each person consented to last; becomes part of the fact when tokens come of it.
CREATE TABLE installation_consent (
    installation_id text        NOT NULL REFERENCES installation,
    user_id         integer     NOT NULL,
    generation      integer     NOT NULL,
    scopes          text        NOT NULL,
    state_hash      text,
    authorized_at   timestamptz NOT NULL,
    PRIMARY KEY (installation_id, user_id)
);

-- Consents that were granted, by the form that granted them: a form sent twice is one consent.
CREATE TABLE granted_flow (
    flow_id    text PRIMARY KEY,
    granted_at timestamptz NOT NULL
);
CREATE INDEX granted_flow_by_age ON granted_flow (granted_at);

-- The grants of the present generation, as token-service told of them.
CREATE TABLE installation_grant (
    grant_id        text PRIMARY KEY,
    installation_id text        NOT NULL REFERENCES installation,
    generation      integer     NOT NULL,
    user_id         integer     NOT NULL,
    scopes          text[]      NOT NULL,
    issued_at       timestamptz NOT NULL,
    live            boolean     NOT NULL
);
CREATE INDEX installation_grant_by_installation ON installation_grant (installation_id);

-- What the directory said last of a person's accounts, for the time when it does not answer.
CREATE TABLE account_member_seen (
    user_id      integer     NOT NULL,
    account_id   integer     NOT NULL,
    account_name text        NOT NULL,
    domain       text,
    kind         text        NOT NULL,
    parent       integer,
    entitlements text[]      NOT NULL,
    role         text        NOT NULL,
    scopes       text[]      NOT NULL,
    seen_at      timestamptz NOT NULL,
    PRIMARY KEY (user_id, account_id)
);

-- How far the comparison with token-service has come, and how many lost events it made good: must stay 0.
CREATE TABLE grant_sweep (
    one             boolean PRIMARY KEY DEFAULT true CHECK (one),
    swept_until     timestamptz NOT NULL,
    completed_count bigint      NOT NULL DEFAULT 0
);
