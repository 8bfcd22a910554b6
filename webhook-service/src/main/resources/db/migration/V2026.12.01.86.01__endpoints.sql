-- Endpoints that get nothing until their developers turn deliveries on again.
CREATE TABLE endpoint_disabled (
    app_id     integer     PRIMARY KEY,
    target_url text        NOT NULL, -- another one of the app is not meant
    reason     text        NOT NULL, -- gone
    since      timestamptz NOT NULL
);

-- Endpoints that get nothing for a while because they failed again and again, as the one who sends tells it.
CREATE TABLE endpoint_pause (
    app_id     integer     NOT NULL,
    slot       integer     NOT NULL,
    until      timestamptz NOT NULL,
    failures   integer     NOT NULL, -- in a row
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (app_id, slot)
);
