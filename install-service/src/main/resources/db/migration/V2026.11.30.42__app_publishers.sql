-- The publishers of apps, to list: from the snapshot itself, as the names are.
ALTER TABLE catalog_entry
    ADD COLUMN app_publisher text
        GENERATED ALWAYS AS (CASE WHEN topic = 'grantway.apps.v1' THEN payload::json -> 'publisher' ->> 'name' END) STORED,
    ADD COLUMN app_publisher_verified boolean
        GENERATED ALWAYS AS (CASE WHEN topic = 'grantway.apps.v1'
                                  THEN (payload::json -> 'publisher' ->> 'verified') = 'true' END) STORED;
