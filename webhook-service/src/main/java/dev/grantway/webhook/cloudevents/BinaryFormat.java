package dev.grantway.webhook.cloudevents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.WebhookFormat;
import dev.grantway.webhook.delivery.WireFormat;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import jakarta.inject.Singleton;
import java.util.HashMap;

/**
 * One event, its attributes in headers and its data in the body. CloudEvents HTTP binding 1.0.2, section 3.1. What was put together
 * before the app asked for it goes as an array, for a batch that was sent once stays one.
 */
@Singleton
class BinaryFormat implements WireFormat {
    private final StructuredFormat structured;
    private final ObjectMapper json;

    BinaryFormat(StructuredFormat structured, ObjectMapper json) {
        this.structured = structured;
        this.json = json;
    }

    @Override
    public WebhookFormat name() {
        return WebhookFormat.CLOUDEVENTS_BINARY;
    }

    @Override
    public Content content(DeliveryBatch batch) {
        if (batch.deliveries().size() != 1) {
            return structured.content(batch);
        }
        var delivery = batch.deliveries().getFirst();
        var headers = new HashMap<String, String>();
        Attributes.putHeaders(Attributes.of(batch, delivery), headers);
        try {
            return new Content(headers, json.writeValueAsBytes(delivery.fields()));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a batch must be JSON: " + batch.webhookId(), e);
        }
    }
}
