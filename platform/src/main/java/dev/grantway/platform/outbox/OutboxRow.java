package dev.grantway.platform.outbox;

import java.time.Instant;

/** An event that waits for Kafka. */
record OutboxRow(
        long id,
        int shard,
        String topic,
        String key,
        String eventId,
        String type,
        long sequence,
        String payload,
        Instant occurredAt) {}
