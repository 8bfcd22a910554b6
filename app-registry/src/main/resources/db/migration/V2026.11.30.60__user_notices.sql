-- What people are told, one row for each of them; mails are sent from these rows. Words are made when they are read: a row has
-- ids, names and paths. No address: that is looked up when the mail is sent.
CREATE TABLE user_notice (
    id            bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ce_id         text        NOT NULL,
    user_id       integer     NOT NULL REFERENCES app_user (id) ON DELETE CASCADE,
    account_id    integer,
    template      text        NOT NULL,
    parameters    text        NOT NULL, -- a JSON object of texts
    raised_at     timestamptz NOT NULL,
    taken_in_at   timestamptz NOT NULL,
    read_at       timestamptz,
    mail_due_at   timestamptz, -- absent when there is nothing to send: off, sent, or given up
    mail_attempts integer     NOT NULL DEFAULT 0,
    mailed_at     timestamptz,
    UNIQUE (ce_id, user_id)
);

CREATE INDEX user_notice_of_user ON user_notice (user_id, id);
CREATE INDEX user_notice_unread ON user_notice (user_id) WHERE read_at IS NULL;
CREATE INDEX user_notice_to_mail ON user_notice (mail_due_at) WHERE mail_due_at IS NOT NULL;
CREATE INDEX user_notice_by_age ON user_notice (taken_in_at);
