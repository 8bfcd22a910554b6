-- Apps and what belongs to them. Ids that reach HubSpot's wire stay below 2^31.

CREATE SEQUENCE app_id_seq AS integer START WITH 300001 INCREMENT BY 1;
CREATE SEQUENCE app_subscription_id_seq AS integer START WITH 1 INCREMENT BY 1;
CREATE SEQUENCE app_secret_id_seq START WITH 1 INCREMENT BY 1;
CREATE SEQUENCE developer_api_key_id_seq START WITH 1 INCREMENT BY 1;

CREATE TABLE app (
    id                            integer PRIMARY KEY,
    developer_account_id          integer     NOT NULL,
    status                        text        NOT NULL,
    sequence                      bigint      NOT NULL, -- one more with each change; the events' order
    name                          text        NOT NULL,
    name_key                      text        NOT NULL, -- the name as it is compared: folded case, folded forms
    description                   text,
    logo_url                      text,
    support_email                 text,
    support_phone                 text,
    support_url                   text,
    client_id                     text        NOT NULL UNIQUE,
    confidential                  boolean     NOT NULL,
    redirect_uris                 text[]      NOT NULL,
    required_scopes               text[]      NOT NULL,
    conditionally_required_scopes text[]      NOT NULL,
    optional_scopes               text[]      NOT NULL,
    webhook_target_url            text,
    webhook_max_concurrent        integer     NOT NULL,
    webhooks_created_at           timestamptz,
    webhooks_updated_at           timestamptz,
    version                       text        NOT NULL,
    created_at                    timestamptz NOT NULL,
    changed_at                    timestamptz NOT NULL
);
CREATE UNIQUE INDEX app_name_once ON app (developer_account_id, name_key) WHERE status <> 'DELETED';

CREATE TABLE app_subscription (
    id            integer PRIMARY KEY,
    app_id        integer     NOT NULL REFERENCES app,
    event_type    text        NOT NULL,
    property_name text,
    active        boolean     NOT NULL,
    created_at    timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL
);
CREATE UNIQUE INDEX app_subscription_once ON app_subscription (app_id, event_type, coalesce(property_name, ''));

-- Client secrets and webhook secrets, sealed. Two of a kind may live at once.
CREATE TABLE app_secret (
    id         bigint PRIMARY KEY,
    app_id     integer     NOT NULL REFERENCES app,
    kind       text        NOT NULL,
    sealed     bytea       NOT NULL,
    verifier   text, -- keyed hash of a client secret
    created_at timestamptz NOT NULL,
    expires_at timestamptz
);
CREATE INDEX app_secret_of_app ON app_secret (app_id);
CREATE INDEX app_secret_ending ON app_secret (expires_at) WHERE expires_at IS NOT NULL;

-- A developer's API key; the key itself is never stored.
CREATE TABLE developer_api_key (
    id                   bigint PRIMARY KEY,
    developer_account_id integer     NOT NULL,
    name                 text        NOT NULL,
    lookup               text        NOT NULL, -- 32 bits of a hash, to find the row; proves nothing
    verifier             text        NOT NULL, -- keyed hash
    created_at           timestamptz NOT NULL
);
CREATE INDEX developer_api_key_lookup ON developer_api_key (lookup);
CREATE INDEX developer_api_key_of_account ON developer_api_key (developer_account_id);

-- The one row that says which content of platform.yaml was published last.
CREATE TABLE platform_revision (
    name       text PRIMARY KEY,
    sequence   bigint      NOT NULL,
    content    text        NOT NULL,
    changed_at timestamptz NOT NULL
);
INSERT INTO platform_revision (name, sequence, content, changed_at) VALUES ('platform', 0, '', 'epoch');
