-- Over how many slots an endpoint's deliveries are spread; without a row it is one. busy_at is when there was last more to send
-- than half as many could easily take.
CREATE TABLE endpoint_slots (
    app_id     integer     NOT NULL PRIMARY KEY,
    slots      integer     NOT NULL CHECK (slots IN (1, 2, 4, 8, 16)),
    changed_at timestamptz NOT NULL,
    busy_at    timestamptz NOT NULL
);

-- How many deliveries a second each router plans for an app, until its word expires. A row for each process that routes, and for
-- each app that has much; written anew all the time, so there is room in its pages.
CREATE TABLE endpoint_rate (
    app_id     integer          NOT NULL,
    router     text             NOT NULL,
    per_second double precision NOT NULL,
    expires_at timestamptz      NOT NULL,
    PRIMARY KEY (app_id, router)
) WITH (fillfactor = 50);
