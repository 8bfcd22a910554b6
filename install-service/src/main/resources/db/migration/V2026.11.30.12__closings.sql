-- What ends or pauses many installations at once: an app that was deleted or disabled, an account that was closed. One row
-- for each app or account; a later wish takes the place of the one before, and its revision tells the two apart.
CREATE TABLE closing (
    kind                 text        NOT NULL,
    subject_id           integer     NOT NULL,
    developer_account_id integer,
    sequence             bigint      NOT NULL, -- of the snapshot or event that asked last
    act                  text        NOT NULL,
    erase                boolean     NOT NULL,
    revision             integer     NOT NULL,
    state                text        NOT NULL,
    place                text        NOT NULL, -- the installation behind which to go on
    total_count          integer     NOT NULL,
    done_count           integer     NOT NULL,
    failed_count         integer     NOT NULL,
    asked_at             timestamptz NOT NULL,
    finished_at          timestamptz,
    due_at               timestamptz NOT NULL DEFAULT now(),
    holder               uuid,
    held_until           timestamptz NOT NULL DEFAULT '-infinity',
    PRIMARY KEY (kind, subject_id)
) WITH (fillfactor = 50);
CREATE INDEX closing_due ON closing (due_at) WHERE state = 'RUNNING';
CREATE INDEX closing_by_age ON closing (asked_at);

-- Whether the last record on the state topic is a null, and when all but the counters was forgotten with the account.
ALTER TABLE installation
    ADD COLUMN state_forgotten boolean NOT NULL DEFAULT false,
    ADD COLUMN erased_at       timestamptz;
CREATE INDEX installation_to_forget ON installation (changed_at) WHERE status = 'UNINSTALLED' AND NOT state_forgotten;
