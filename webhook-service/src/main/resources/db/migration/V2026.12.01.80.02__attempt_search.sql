-- Indexes that the delivery log is searched by. ONLY the table: it reads no row and holds writers up for a moment; days to come
-- have them from their beginning, and those that are there already get theirs beside the writers, from PartitionIndexes.
-- Locks delivery_attempt: see above.

-- What an event, a delivery within a batch, or an object is found by. A webhook with one delivery has its id.
CREATE INDEX delivery_attempt_events ON ONLY delivery_attempt USING gin (event_ids, object_ids, event_types);
CREATE INDEX delivery_attempt_batched ON ONLY delivery_attempt USING gin (delivery_ids)
    WHERE cardinality(delivery_ids) > 1;
CREATE INDEX delivery_attempt_of_account ON ONLY delivery_attempt (app_id, account_id, started_at DESC, id DESC);

-- Failures are few as long as all is well, and looked for above all when it is not: all of them, and by what failed.
CREATE INDEX delivery_attempt_failed ON ONLY delivery_attempt (app_id, started_at DESC, id DESC)
    WHERE outcome <> 'delivered';
CREATE INDEX delivery_attempt_failed_by ON ONLY delivery_attempt
    (app_id, (CASE WHEN failure = 'status' THEN (status / 100)::text || 'xx' ELSE failure END), started_at DESC, id DESC)
    WHERE outcome <> 'delivered';

-- What is erased after three days.
CREATE INDEX delivery_attempt_texts ON ONLY delivery_attempt (started_at)
    WHERE sealed_answer IS NOT NULL OR sealed_request IS NOT NULL;
