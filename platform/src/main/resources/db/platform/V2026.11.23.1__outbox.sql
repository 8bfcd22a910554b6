-- Events that wait for Kafka. A row is written in the transaction of the change it tells of.
CREATE TABLE outbox (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    shard       smallint    NOT NULL GENERATED ALWAYS AS ((hashtext(record_key) & 7)::smallint) STORED,
    topic       text        NOT NULL,
    record_key  text        NOT NULL,
    event_id    text        NOT NULL DEFAULT gen_random_uuid()::text,
    event_type  text        NOT NULL,
    sequence    bigint      NOT NULL,
    payload     text        NOT NULL,
    occurred_at timestamptz NOT NULL
);
CREATE INDEX outbox_oldest_by_shard ON outbox (shard, id);

-- Who should publish a shard. The broker's fence decides who can.
CREATE TABLE outbox_lease (
    shard      smallint PRIMARY KEY,
    holder     uuid,
    held_until timestamptz NOT NULL DEFAULT '-infinity'
);
INSERT INTO outbox_lease (shard) SELECT generate_series(0, 7);
