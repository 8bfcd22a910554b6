package dev.grantway.webhook.delivery;

import dev.grantway.contracts.events.AppSigningSecrets;
import dev.grantway.contracts.signatures.WebhookSignatures;
import dev.grantway.webhook.call.WebhookRequest;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.stream.Collectors;

/** Makes the request of an attempt: the format's body and headers, and those of Standard Webhooks over the same bytes. */
@Singleton
class WebhookSigner {
    private final WireFormat format;

    WebhookSigner(WireFormat format) {
        this.format = format;
    }

    WebhookRequest sign(DeliveryBatch batch, String target, AppSigningSecrets secrets, Instant sentAt) {
        byte[] body = format.body(batch);
        var headers = new HashMap<>(format.headers(secrets, target, body, sentAt));
        headers.put("Content-Type", "application/json");
        headers.put("webhook-id", batch.webhookId());
        headers.put("webhook-timestamp", Long.toString(sentAt.getEpochSecond()));
        if (!secrets.webhookSecrets().isEmpty()) {
            headers.put("webhook-signature", standardSignatures(batch, secrets, body, sentAt));
        }
        return new WebhookRequest(target, headers, body);
    }

    /** One for each live secret, so that a receiver may change over when it likes. */
    private static String standardSignatures(
            DeliveryBatch batch, AppSigningSecrets secrets, byte[] body, Instant sentAt) {
        return secrets.webhookSecrets().stream()
                .map(secret -> WebhookSignatures.standardV1(secret, batch.webhookId(), sentAt.getEpochSecond(), body))
                .collect(Collectors.joining(" "));
    }
}
