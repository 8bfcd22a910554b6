-- Who did what in a developer account. Written with each change, in its transaction; no secret is in it. People are ids: their names
-- are looked up as long as they are here.
CREATE TABLE audit_entry (
    id                   bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    developer_account_id integer     NOT NULL,
    at                   timestamptz NOT NULL,
    action               text        NOT NULL,
    app_id               integer,
    subject_id           text        NOT NULL,
    subject_name         text        NOT NULL,
    actor_kind           text        NOT NULL CHECK (actor_kind IN ('PERSON', 'API_KEY', 'OPERATOR', 'PLATFORM')),
    actor_user_id        integer,
    actor_id             text        NOT NULL,
    actor_name           text        NOT NULL,
    door                 text        NOT NULL,
    address              text        NOT NULL, -- the network it came from; '' when there was none, or its person was removed
    changes              jsonb       NOT NULL,
    CHECK ((actor_kind = 'PERSON') = (actor_user_id IS NOT NULL))
);
CREATE INDEX audit_entry_of_account ON audit_entry (developer_account_id, id);
CREATE INDEX audit_entry_of_app ON audit_entry (developer_account_id, app_id, id) WHERE app_id IS NOT NULL;
CREATE INDEX audit_entry_by_person ON audit_entry (actor_user_id, id) WHERE actor_user_id IS NOT NULL;
CREATE INDEX audit_entry_age ON audit_entry (at);

-- A slip of a program must not be able to rewrite it. Two things may: dropping what was kept for long enough, and forgetting the
-- address of a person who is removed; both say so for their transaction.
CREATE FUNCTION audit_entry_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF coalesce(current_setting('grantway.audit_maintenance', true), '') <> 'on' THEN
        RAISE EXCEPTION 'audit_entry is append-only' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF TG_OP = 'UPDATE' THEN
        RETURN NEW;
    END IF;
    RETURN OLD;
END $$;
CREATE TRIGGER audit_entry_stays BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_entry_stays();
CREATE TRIGGER audit_entry_stays_whole BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_stays();
