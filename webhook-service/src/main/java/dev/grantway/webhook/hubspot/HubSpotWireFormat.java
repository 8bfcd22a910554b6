package dev.grantway.webhook.hubspot;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.WebhookFormat;
import dev.grantway.webhook.delivery.WireFormat;
import dev.grantway.webhook.outgoing.Delivery;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** A JSON array of events with HubSpot's field names. */
@Singleton
class HubSpotWireFormat implements WireFormat {
    /** What is told by us, and the product's own word for what HubSpot tells by the event's type. */
    private static final Set<String> OURS = Set.of(
            "eventId",
            "subscriptionId",
            "portalId",
            "appId",
            "occurredAt",
            "subscriptionType",
            "eventType",
            "attemptNumber",
            "objectType");

    private static final int LIKELY_BYTES = 1024;

    private static final Map<String, String> HEADERS = Map.of("Content-Type", "application/json");

    private final ObjectMapper json;

    HubSpotWireFormat(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public WebhookFormat name() {
        return WebhookFormat.HUBSPOT;
    }

    @Override
    public Content content(DeliveryBatch batch) {
        var body = new ByteArrayOutputStream(LIKELY_BYTES);
        try (var out = json.createGenerator(body)) {
            out.writeStartArray();
            for (var delivery : batch.deliveries()) {
                write(out, batch, delivery);
            }
            out.writeEndArray();
        } catch (IOException e) {
            throw new IllegalArgumentException("a batch must be JSON: " + batch.webhookId(), e);
        }
        return new Content(HEADERS, body.toByteArray());
    }

    private static void write(JsonGenerator out, DeliveryBatch batch, Delivery delivery) throws IOException {
        out.writeStartObject();
        out.writeNumberField("eventId", delivery.eventId());
        out.writeNumberField("subscriptionId", delivery.subscriptionId());
        out.writeNumberField("portalId", batch.accountId());
        out.writeNumberField("appId", batch.appId());
        out.writeNumberField("occurredAt", delivery.occurredAt().toEpochMilli());
        out.writeStringField("subscriptionType", delivery.eventType());
        out.writeStringField(
                "eventType", delivery.eventType()); // as HubSpot's documentation has it, unlike its requests
        out.writeNumberField("attemptNumber", batch.attempt());
        for (var field : delivery.fields().properties()) {
            write(out, field.getKey(), field.getValue());
        }
        out.writeEndObject();
    }

    /** What the product tells never takes the place of what we tell. */
    private static void write(JsonGenerator out, String name, JsonNode value) throws IOException {
        if (OURS.contains(name)) {
            return;
        }
        out.writeFieldName(name);
        if (name.equals("objectId") && value.isTextual() && value.textValue().matches("\\d{1,18}")) {
            out.writeNumber(Long.parseLong(value.textValue()));
        } else if (name.equals("propertyValue") && value.isValueNode() && !value.isNull()) {
            out.writeString(value.asText());
        } else {
            out.writeTree(value);
        }
    }
}
