-- How many test events an app was sent within a minute.
CREATE TABLE test_event_use (
    app_id integer     NOT NULL,
    minute timestamptz NOT NULL,
    used   integer     NOT NULL,
    PRIMARY KEY (app_id, minute)
);
