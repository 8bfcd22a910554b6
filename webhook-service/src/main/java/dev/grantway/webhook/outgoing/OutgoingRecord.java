package dev.grantway.webhook.outgoing;

import dev.grantway.contracts.topics.Topic;

/**
 * A record for one of this service's topics.
 *
 * @param value becomes JSON
 */
public record OutgoingRecord(Topic topic, String key, Object value) {
    /** A batch for the one road to the wire. */
    public static OutgoingRecord of(DeliveryBatch batch) {
        return new OutgoingRecord(Topic.DELIVERIES, batch.endpoint(), batch);
    }
}
