-- Each combination of scopes once, so that an access token names it in four bytes.
CREATE TABLE scope_set (
    id     integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    digest bytea   NOT NULL UNIQUE,
    scopes text[]  NOT NULL
);

-- One row per app and account: what exchange, uninstall and reinstall meet on. Never deleted: it holds the generation.
CREATE TABLE installation (
    id             text        PRIMARY KEY,
    app_id         integer     NOT NULL,
    account_id     integer     NOT NULL,
    generation     integer     NOT NULL,
    state          text        NOT NULL CHECK (state IN ('OPEN', 'SUSPENDED', 'CLOSED')),
    event_sequence bigint      NOT NULL DEFAULT 0,
    opened_at      timestamptz NOT NULL DEFAULT now(),
    closed_at      timestamptz,
    close_reason   text,
    UNIQUE (app_id, account_id)
) WITH (fillfactor = 70);

-- Grants, not tokens, are rows: nothing grows with refreshes. The room in each page keeps updates of last_used_at in it.
CREATE TABLE app_grant (
    id                uuid        PRIMARY KEY,
    installation_id   text        NOT NULL REFERENCES installation,
    app_id            integer     NOT NULL,
    account_id        integer     NOT NULL,
    user_id           integer     NOT NULL,
    generation        integer     NOT NULL,
    scope_set_id      integer     NOT NULL REFERENCES scope_set,
    salt              bytea       NOT NULL CHECK (length(salt) = 16),
    rotation          integer     NOT NULL DEFAULT 0,
    mode              text        NOT NULL DEFAULT 'ACCOUNT' CHECK (mode IN ('ACCOUNT', 'USER')),
    sealed_identity   bytea       NOT NULL,
    created_at        timestamptz NOT NULL,
    issued_at         timestamptz NOT NULL,
    tokens_valid_from timestamptz NOT NULL DEFAULT to_timestamp(0),
    last_used_at      timestamptz,
    revoked_at        timestamptz,
    revoke_reason     text
) WITH (fillfactor = 70);
CREATE UNIQUE INDEX app_grant_live ON app_grant (app_id, account_id, user_id, generation) WHERE revoked_at IS NULL;
CREATE INDEX app_grant_by_installation ON app_grant (installation_id);
CREATE INDEX app_grant_by_change ON app_grant (greatest(issued_at, revoked_at));

-- A code's row is the whole consent. One partition an hour (epoch hours), made ahead and dropped by CodePartitions.
CREATE TABLE authorization_code (
    hour            integer     NOT NULL,
    flow_id         uuid        NOT NULL,
    installation_id text        NOT NULL,
    generation      integer     NOT NULL,
    client_id       text        NOT NULL,
    app_id          integer     NOT NULL,
    account_id      integer     NOT NULL,
    user_id         integer     NOT NULL,
    scope_set_id    integer     NOT NULL,
    redirect_hash   bytea       NOT NULL,
    challenge       text,
    sealed_identity bytea       NOT NULL,
    expires_at      timestamptz NOT NULL,
    spent_at        timestamptz,
    PRIMARY KEY (hour, flow_id)
) PARTITION BY RANGE (hour);
