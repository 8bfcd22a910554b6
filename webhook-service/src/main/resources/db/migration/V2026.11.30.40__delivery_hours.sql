-- What was delivered and given up within an hour, counted in the transaction that stores the attempts, so that a repeated
-- record counts once and a killed process loses nothing. A row is told when its revision is; old ones that are told go.
CREATE TABLE delivery_hour (
    installation_id text        NOT NULL,
    hour            timestamptz NOT NULL,
    app_id          integer     NOT NULL,
    account_id      integer     NOT NULL,
    deliveries      bigint      NOT NULL,
    failed          bigint      NOT NULL,
    revision        bigint      NOT NULL,
    told            bigint      NOT NULL DEFAULT 0,
    -- indexed in place of the two numbers: adding to a row that is untold already then changes no index (a HOT update)
    untold          boolean     NOT NULL GENERATED ALWAYS AS (told < revision) STORED,
    PRIMARY KEY (installation_id, hour)
) WITH (fillfactor = 70);
CREATE INDEX delivery_hour_untold ON delivery_hour (hour) WHERE untold;
CREATE INDEX delivery_hour_by_age ON delivery_hour (hour);
