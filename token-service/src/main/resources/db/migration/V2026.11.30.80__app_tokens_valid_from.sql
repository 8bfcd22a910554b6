-- Access tokens of an app that were issued before are dead: those from before it was switched off do not come back with it.
-- A row for each app that was ever switched off, and none for the others.
CREATE TABLE app_validity (
    app_id            integer     PRIMARY KEY,
    tokens_valid_from timestamptz NOT NULL,
    -- of the newest snapshot that switched it off: who knows an older one may not issue tokens past that time
    app_sequence      bigint      NOT NULL
);
