package dev.grantway.webhook.lifecycle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.webhook.call.WebhookRequest;
import dev.grantway.webhook.outgoing.Delivery;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;

/** Makes the request of a push: one JSON object and the headers of Standard Webhooks, signed with our own key pairs. */
@Singleton
public class PushSigner {
    private final WebhookKeys keys;
    private final ObjectMapper json;

    PushSigner(WebhookKeys keys, ObjectMapper json) {
        this.keys = keys;
        this.json = json;
    }

    /** The request of a batch that has one delivery. */
    public WebhookRequest sign(DeliveryBatch batch, String target, Instant sentAt) {
        byte[] body = body(batch.deliveries().getFirst());
        long seconds = sentAt.getEpochSecond();
        return new WebhookRequest(
                target,
                Map.of(
                        "Content-Type", "application/json",
                        "webhook-id", batch.webhookId(),
                        "webhook-timestamp", Long.toString(seconds),
                        "webhook-signature", keys.signatures(batch.webhookId(), seconds, body)),
                body);
    }

    private byte[] body(Delivery delivery) {
        var push = json.createObjectNode()
                .put("type", delivery.eventType())
                .put("timestamp", delivery.occurredAt().toString());
        push.set("data", delivery.fields());
        try {
            return json.writeValueAsBytes(push);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a push must be JSON: " + delivery.id(), e);
        }
    }
}
