-- Who there is: accounts, people, and who may do what in which account. Their ids reach HubSpot's wire: below 2^31.
CREATE SEQUENCE account_id AS integer START WITH 100001;
CREATE SEQUENCE user_id AS integer START WITH 1;

CREATE TABLE account (
    id           integer     PRIMARY KEY CHECK (id > 0),
    kind         text        NOT NULL CHECK (kind IN ('STANDARD', 'DEVELOPER', 'TEST')),
    name         text        NOT NULL,
    domain       text        NOT NULL,
    parent_id    integer     REFERENCES account (id),
    entitlements text[]      NOT NULL,
    created_at   timestamptz NOT NULL
);

CREATE INDEX account_parent ON account (parent_id) WHERE parent_id IS NOT NULL;

CREATE TABLE app_user (
    id            integer     PRIMARY KEY CHECK (id > 0),
    email         text        NOT NULL,
    -- the e-mail address in lower case, by Java's rules and not by the collation of the database
    email_key     text        NOT NULL UNIQUE,
    name          text        NOT NULL,
    password_hash text        NOT NULL, -- argon2id, PHC string
    operator      boolean     NOT NULL,
    created_at    timestamptz NOT NULL
);

CREATE TABLE membership (
    account_id integer     NOT NULL REFERENCES account (id),
    user_id    integer     NOT NULL REFERENCES app_user (id),
    role       text        NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (account_id, user_id)
);

CREATE INDEX membership_user ON membership (user_id);

-- One row for each sign-in; the cookie's JWT is renewed only while its row is neither ended nor expired.
CREATE TABLE session (
    id           text        PRIMARY KEY,
    user_id      integer     NOT NULL REFERENCES app_user (id),
    device       text        NOT NULL,
    created_at   timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    ended_at     timestamptz
);

CREATE INDEX session_user_id ON session (user_id);
CREATE INDEX session_expiry ON session (expires_at);

-- Guesses of passwords in the running window. The bucket is a hash: neither addresses nor e-mails are kept.
CREATE TABLE sign_in_guess (
    bucket         text        PRIMARY KEY,
    guesses        integer     NOT NULL,
    window_ends_at timestamptz NOT NULL
);

CREATE INDEX sign_in_guess_window ON sign_in_guess (window_ends_at);

-- Which first-start files were read: one that was is not read again, so what was removed since stays removed.
CREATE TABLE bootstrap_run (
    content_hash text        PRIMARY KEY,
    applied_at   timestamptz NOT NULL
);
