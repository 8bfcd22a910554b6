-- How far a suspension has come; one row for each installation that was ever suspended. It is kept, for asked_at must grow: a
-- call to token-service that comes late is known by it. It counts while the installation is SUSPENDED in this generation.
CREATE TABLE installation_suspension (
    installation_id text        PRIMARY KEY REFERENCES installation,
    generation      integer     NOT NULL,
    step            text        NOT NULL,
    asked_at        timestamptz NOT NULL,
    asked_by        integer,
    reason          text        NOT NULL,
    note            text,
    told            boolean     NOT NULL,
    due_at          timestamptz
) WITH (fillfactor = 80);
CREATE INDEX installation_suspension_due ON installation_suspension (due_at) WHERE due_at IS NOT NULL;
