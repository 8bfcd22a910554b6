-- What became of operators' invitations. The link of one is a row of joining_link as long as it may be used; that row is gone once it is
-- spent, taken back or too old, and this one stays for a while.
CREATE TABLE developer_invitation (
    link_id         bigint      PRIMARY KEY, -- of joining_link, whose ids are given once
    email           text        NOT NULL,
    invited_at      timestamptz NOT NULL, -- the last time
    invited_by_kind text,                 -- as audit_entry names who does something; null where that was not written down
    invited_by_user integer,
    invited_by_id   text,
    expires_at      timestamptz NOT NULL,
    outcome         text        CHECK (outcome IN ('ACCEPTED', 'REVOKED')), -- null: open, or its time is over
    ended_at        timestamptz,
    ended_by_kind   text,
    ended_by_user   integer,
    ended_by_id     text,
    CHECK ((outcome IS NULL) = (ended_at IS NULL))
);
CREATE INDEX developer_invitation_end ON developer_invitation (coalesce(ended_at, expires_at));

INSERT INTO developer_invitation (link_id, email, invited_at, expires_at)
SELECT id, email, created_at, expires_at FROM joining_link WHERE kind = 'DEVELOPER';
