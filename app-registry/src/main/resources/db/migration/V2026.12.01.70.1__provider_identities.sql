-- Whom the operator's identity provider proved. Issuer and subject say who it is; what their address is there does not matter any
-- more. One identity of an issuer for each user: an address that is given to somebody else there does not bring its owner along.
CREATE TABLE provider_identity (
    issuer     text        NOT NULL,
    subject    text        NOT NULL,
    user_id    integer     NOT NULL REFERENCES app_user (id),
    bound_at   timestamptz NOT NULL,
    PRIMARY KEY (issuer, subject),
    UNIQUE (user_id, issuer)
);

-- Sign-ins that have gone to the provider and not come back yet. A row is gone once it is used: a state is good for one answer, in
-- the browser that has the cookie of the hash.
CREATE TABLE provider_sign_in (
    state        text        PRIMARY KEY,
    browser_hash text        NOT NULL,
    return_path  text        NOT NULL,
    expires_at   timestamptz NOT NULL
);
CREATE INDEX provider_sign_in_expiry ON provider_sign_in (expires_at);

-- How the person signed in; null: before this was kept.
ALTER TABLE session ADD COLUMN signed_in_by text;
