-- The names of apps, to search and sort by. They come from the snapshot itself, so that no writer can forget them; the
-- index alone answers, and no snapshot is read for its name.
ALTER TABLE catalog_entry
    ADD COLUMN app_name text
        GENERATED ALWAYS AS (CASE WHEN topic = 'grantway.apps.v1' THEN payload::json ->> 'name' END) STORED;
CREATE INDEX catalog_entry_app_name ON catalog_entry (record_key) INCLUDE (app_name) WHERE topic = 'grantway.apps.v1';
