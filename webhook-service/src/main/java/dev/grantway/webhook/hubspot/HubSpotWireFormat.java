package dev.grantway.webhook.hubspot;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.AppSigningSecrets;
import dev.grantway.contracts.signatures.WebhookSignatures;
import dev.grantway.webhook.call.CallConfig;
import dev.grantway.webhook.delivery.WireFormat;
import dev.grantway.webhook.outgoing.Delivery;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** A JSON array of events with HubSpot's field names, signed as HubSpot signs: v1 and v3. */
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

    private final ObjectMapper json;
    private final long timeoutMillis;

    HubSpotWireFormat(ObjectMapper json, CallConfig config) {
        this.json = json;
        this.timeoutMillis = config.timeout().toMillis();
    }

    @Override
    public byte[] body(DeliveryBatch batch) {
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
        return body.toByteArray();
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
