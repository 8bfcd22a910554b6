-- This service's own copy of compacted topics: a pod starts and serves without Kafka.
CREATE TABLE catalog_entry (
    topic         text        NOT NULL,
    record_key    text        NOT NULL,
    alternate_key text        NOT NULL DEFAULT '',
    sequence      bigint      NOT NULL,
    payload       text        NOT NULL,
    applied_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (topic, record_key)
);
CREATE INDEX catalog_entry_by_alternate_key ON catalog_entry (topic, alternate_key);

-- How far a topic is applied. Behind the truth is harmless: an older sequence changes nothing.
CREATE TABLE catalog_position (
    topic       text        NOT NULL,
    partition   integer     NOT NULL,
    next_offset bigint      NOT NULL,
    filled      boolean     NOT NULL DEFAULT false,
    PRIMARY KEY (topic, partition)
);
