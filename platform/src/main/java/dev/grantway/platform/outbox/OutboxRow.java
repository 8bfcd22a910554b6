package dev.grantway.platform.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that waits for Kafka.
 *
 * @param payload absent for a tombstone
 */
record OutboxRow(
        long id,
        int shard,
        String topic,
        String key,
        String eventId,
        String type,
        long sequence,
        @Nullable String payload,
        Instant occurredAt) {}
