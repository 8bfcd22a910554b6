-- A row without a payload becomes a null on a compacted topic: its key is forgotten there.
ALTER TABLE outbox ALTER COLUMN payload DROP NOT NULL;
