package dev.grantway.webhook.outgoing;

import dev.grantway.contracts.topics.Topic;
import java.util.Map;

/**
 * A record for one of the topics that this service writes.
 *
 * @param value becomes JSON
 */
public record OutgoingRecord(Topic topic, String key, Object value, Map<String, String> headers) {
    public OutgoingRecord {
        headers = Map.copyOf(headers);
    }

    /** One without headers. */
    public OutgoingRecord(Topic topic, String key, Object value) {
        this(topic, key, value, Map.of());
    }

    /** A batch for the road to the wire, on the side that it belongs to. */
    public static OutgoingRecord of(DeliveryBatch batch) {
        var road = batch.bulk() ? Topic.DELIVERIES_BULK : Topic.DELIVERIES;
        return new OutgoingRecord(road, batch.endpoint(), batch);
    }
}
