-- What an attempt was about and what was sent, for the delivery log; attempts of the release before have neither.
ALTER TABLE delivery_attempt
    ADD COLUMN object_ids     text[] NOT NULL DEFAULT '{}',
    ADD COLUMN sealed_request bytea;
