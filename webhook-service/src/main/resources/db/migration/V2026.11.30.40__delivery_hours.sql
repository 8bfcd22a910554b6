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
    PRIMARY KEY (installation_id, hour)
) WITH (fillfactor = 70);
CREATE INDEX delivery_hour_untold ON delivery_hour (hour) WHERE told < revision;
CREATE INDEX delivery_hour_by_age ON delivery_hour (hour);
