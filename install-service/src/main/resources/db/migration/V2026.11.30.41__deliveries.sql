-- Webhooks that were delivered and given up within an hour, as webhook-service tells them beside the calls.
ALTER TABLE usage_hour
    ADD COLUMN deliveries        bigint NOT NULL DEFAULT 0,
    ADD COLUMN failed_deliveries bigint NOT NULL DEFAULT 0;
