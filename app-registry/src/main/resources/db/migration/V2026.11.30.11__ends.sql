-- Accounts and people that are gone keep their row, so that nobody else ever gets their id; erased, it is all that is left.
ALTER TABLE account
    ADD COLUMN closed_at      timestamptz,
    ADD COLUMN erased_at      timestamptz,
    ADD COLUMN event_sequence bigint NOT NULL DEFAULT 0; -- of what was told of it last: a time in ms, and always more

ALTER TABLE app_user ADD COLUMN removed_at timestamptz;

-- Who took the app out of use: what an operator did, its developers cannot undo. Null while it is in use.
ALTER TABLE app ADD COLUMN disabled_by text;

-- Whether the topics have forgotten a deleted app: a null was written for it.
ALTER TABLE app ADD COLUMN forgotten boolean NOT NULL DEFAULT false;
CREATE INDEX app_to_forget ON app (changed_at) WHERE status = 'DELETED' AND NOT forgotten;
