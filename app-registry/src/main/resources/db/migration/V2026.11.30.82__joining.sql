-- Links that let someone in, once: sign-ups and invitations. A row is gone when its link is spent, taken back or too old; nobody
-- is in the directory because of it before that.
CREATE TABLE joining_link (
    id            bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind          text        NOT NULL CHECK (kind IN ('SIGN_UP', 'DEVELOPER', 'TEAM')),
    email         text        NOT NULL,
    email_key     text        NOT NULL,
    account_id    integer     REFERENCES account (id),
    invited_by    integer     REFERENCES app_user (id),
    role          text,
    token_hash    bytea       UNIQUE, -- SHA-256; null before the mail is written
    created_at    timestamptz NOT NULL,
    expires_at    timestamptz NOT NULL,
    mail_due_at   timestamptz, -- null when there is nothing to send: sent, given up, or passed on by hand
    mail_attempts integer     NOT NULL DEFAULT 0,
    CHECK ((kind = 'TEAM') = (account_id IS NOT NULL)),
    CHECK ((kind = 'TEAM') = (role IS NOT NULL)),
    CHECK ((kind = 'TEAM') = (invited_by IS NOT NULL))
);
CREATE UNIQUE INDEX joining_link_of_team ON joining_link (account_id, email_key) WHERE kind = 'TEAM';
CREATE UNIQUE INDEX joining_link_of_developer ON joining_link (email_key) WHERE kind = 'DEVELOPER';
CREATE INDEX joining_link_to_mail ON joining_link (mail_due_at) WHERE mail_due_at IS NOT NULL;
CREATE INDEX joining_link_expiry ON joining_link (expires_at);

-- When a test account ends by itself; null: it stays.
ALTER TABLE account ADD COLUMN expires_at timestamptz;

-- When a key was used last, up to a minute behind; null: never, or before this was kept.
ALTER TABLE developer_api_key ADD COLUMN last_used_at timestamptz;
