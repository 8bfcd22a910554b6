package dev.grantway.webhook.hubspot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grantway.contracts.events.AppSigningSecrets;
import dev.grantway.contracts.signatures.WebhookSignatures;
import dev.grantway.webhook.call.CallConfig;
import dev.grantway.webhook.delivery.WireFormat;
import dev.grantway.webhook.outgoing.Delivery;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** A JSON array of events with HubSpot's field names, signed as HubSpot signs: v1 and v3. */
@Singleton
class HubSpotWireFormat implements WireFormat {
    /** A product's own word for what HubSpot tells by the event's type. */
    private static final Set<String> NOT_ON_THE_WIRE = Set.of("objectType");

    private final ObjectMapper json;
    private final long timeoutMillis;

    HubSpotWireFormat(ObjectMapper json, CallConfig config) {
        this.json = json;
        this.timeoutMillis = config.timeout().toMillis();
    }

    @Override
    public byte[] body(DeliveryBatch batch) {
        var events = json.createArrayNode();
        batch.deliveries().forEach(delivery -> events.add(event(batch, delivery)));
        try {
            return json.writeValueAsBytes(events);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a batch must be JSON: " + batch.webhookId(), e);
        }
    }

    /** Signed with the older live secret until its developer retires it, for a header holds one signature. */
    @Override
    public Map<String, String> headers(AppSigningSecrets secrets, String target, byte[] body, Instant sentAt) {
        if (secrets.clientSecrets().isEmpty()) {
            return Map.of();
        }
        String secret = secrets.clientSecrets().getFirst();
        long millis = sentAt.toEpochMilli();
        return Map.of(
                "X-HubSpot-Signature", WebhookSignatures.hubSpotV1(secret, body),
                "X-HubSpot-Signature-Version", "v1",
                "X-HubSpot-Signature-v3", WebhookSignatures.hubSpotV3(secret, "POST", target, body, millis),
                "X-HubSpot-Request-Timestamp", Long.toString(millis),
                "X-HubSpot-Timeout-Millis", Long.toString(timeoutMillis));
    }

    private ObjectNode event(DeliveryBatch batch, Delivery delivery) {
        var event = json.createObjectNode();
        event.put("eventId", delivery.eventId());
        event.put("subscriptionId", delivery.subscriptionId());
        event.put("portalId", batch.accountId());
        event.put("appId", batch.appId());
        event.put("occurredAt", delivery.occurredAt().toEpochMilli());
        event.put("subscriptionType", delivery.eventType());
        event.put("eventType", delivery.eventType()); // as HubSpot's documentation has it, unlike its requests
        event.put("attemptNumber", batch.attempt());
        delivery.fields().properties().forEach(field -> add(event, field.getKey(), field.getValue()));
        return event;
    }

    /** What the product tells never takes the place of what we tell. */
    private static void add(ObjectNode event, String name, JsonNode value) {
        if (event.has(name) || NOT_ON_THE_WIRE.contains(name)) {
            return;
        }
        switch (name) {
            case "objectId" -> event.set(name, number(event, value));
            case "propertyValue" ->
                event.set(name, value.isValueNode() && !value.isNull() ? text(event, value) : value);
            default -> event.set(name, value);
        }
    }

    private static JsonNode number(ObjectNode event, JsonNode value) {
        return value.isTextual() && value.textValue().matches("\\d{1,18}")
                ? event.numberNode(Long.parseLong(value.textValue()))
                : value;
    }

    private static JsonNode text(ObjectNode event, JsonNode value) {
        return event.textNode(value.asText());
    }
}
