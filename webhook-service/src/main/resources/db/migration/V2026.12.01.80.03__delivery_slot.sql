-- Attempts of an app within five minutes, counted in the transaction that stores them, for the charts: how many, how many were
-- delivered, and how many took how long (took, a number for each of LatencyBuckets). A partition is a day; days are dropped
-- after 30. Its partitions leave room in their pages: no counted column is indexed, so adding changes no index (a HOT update).
CREATE TABLE delivery_slot (
    app_id            integer     NOT NULL,
    slot              timestamptz NOT NULL,
    attempts          bigint      NOT NULL,
    delivered         bigint      NOT NULL,
    took              integer[]   NOT NULL,
    last_delivered_at timestamptz,
    last_failed_at    timestamptz,
    PRIMARY KEY (app_id, slot)
) PARTITION BY RANGE (slot);
