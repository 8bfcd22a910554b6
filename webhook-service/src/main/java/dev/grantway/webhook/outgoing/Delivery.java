package dev.grantway.webhook.outgoing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * An event on its way to an endpoint.
 *
 * @param id the same whatever is repeated or restarted; begins with {@code msg_}
 * @param eventId the same as a number, positive and below 2^53
 * @param subscriptionId 0 where none is needed
 * @param occurredAt when it happened in the product
 * @param fields what the product told of it
 */
public record Delivery(
        String id, long eventId, int subscriptionId, String eventType, Instant occurredAt, JsonNode fields) {}
