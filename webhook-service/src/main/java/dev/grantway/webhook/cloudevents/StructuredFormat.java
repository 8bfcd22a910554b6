package dev.grantway.webhook.cloudevents;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.WebhookFormat;
import dev.grantway.webhook.delivery.WireFormat;
import dev.grantway.webhook.outgoing.Delivery;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;

/**
 * One event as a JSON object, several as an array of them. CloudEvents HTTP binding 1.0.2, sections 3.2 and 3.3. The
 * media types stand alone: JSON is UTF-8 without saying so (RFC 8259, section 8.1), and SDKs compare the whole text.
 */
@Singleton
class StructuredFormat implements WireFormat {
    private static final Map<String, String> ONE = Map.of("Content-Type", "application/cloudevents+json");
    private static final Map<String, String> SEVERAL = Map.of("Content-Type", "application/cloudevents-batch+json");

    private static final int LIKELY_BYTES = 1024;

    private final ObjectMapper json;

    StructuredFormat(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public WebhookFormat name() {
        return WebhookFormat.CLOUDEVENTS_STRUCTURED;
    }

    @Override
    public Content content(DeliveryBatch batch) {
        var deliveries = batch.deliveries();
        boolean isOne = deliveries.size() == 1;
        var body = new ByteArrayOutputStream(LIKELY_BYTES);
        try (var out = json.createGenerator(body)) {
            if (isOne) {
                write(out, batch, deliveries.getFirst());
            } else {
                out.writeStartArray();
                for (var delivery : deliveries) {
                    write(out, batch, delivery);
                }
                out.writeEndArray();
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("a batch must be JSON: " + batch.webhookId(), e);
        }
        return new Content(isOne ? ONE : SEVERAL, body.toByteArray());
    }

    private static void write(JsonGenerator out, DeliveryBatch batch, Delivery delivery) throws IOException {
        out.writeStartObject();
        for (var attribute : Attributes.of(batch, delivery).entrySet()) {
            if (attribute.getValue() instanceof Integer number) {
                out.writeNumberField(attribute.getKey(), number);
            } else {
                out.writeStringField(attribute.getKey(), attribute.getValue().toString());
            }
        }
        out.writeFieldName("data");
        out.writeTree(delivery.fields());
        out.writeEndObject();
    }
}
