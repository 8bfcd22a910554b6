package dev.grantway.platform.consumer;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record as it came.
 *
 * @param key empty when it had none
 * @param value absent for a tombstone
 * @param timestampMillis when it was produced
 * @param headers as text; of two with one name, the last
 */
public record TopicRecord(
        String topic,
        int partition,
        long offset,
        String key,
        @Nullable String value,
        long timestampMillis,
        Map<String, String> headers) {
    public TopicRecord {
        headers = Map.copyOf(headers);
    }
}
