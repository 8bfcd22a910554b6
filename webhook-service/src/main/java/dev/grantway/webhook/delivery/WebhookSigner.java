package dev.grantway.webhook.delivery;

import dev.grantway.contracts.events.AppSigningSecrets;
import dev.grantway.contracts.events.WebhookFormat;
import dev.grantway.contracts.events.WebhookSettings;
import dev.grantway.contracts.signatures.WebhookSignatures;
import dev.grantway.webhook.call.WebhookRequest;
import dev.grantway.webhook.delivery.WireFormat.Content;
import dev.grantway.webhook.lifecycle.WebhookKeys;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the request of an attempt: what the app's format holds, the headers of Standard Webhooks over the same bytes, those of other
 * ways of signing, and the developer's own.
 */
@Singleton
class WebhookSigner {
    private final Map<WebhookFormat, WireFormat> formats = new EnumMap<>(WebhookFormat.class);
    private final List<WireSignature> others;
    private final WebhookKeys keys;

    WebhookSigner(@All List<WireFormat> formats, @All List<WireSignature> others, WebhookKeys keys) {
        formats.forEach(format -> this.formats.put(format.name(), format));
        this.others = List.copyOf(others);
        this.keys = keys;
    }

    WebhookRequest sign(DeliveryBatch batch, WebhookSettings webhooks, AppSigningSecrets secrets, Instant sentAt) {
        var options = webhooks.optionsOrStandard();
        var content = content(options.format(), batch);
        var headers = new HashMap<>(content.headers());
        CustomHeaders.put(secrets.customHeaders(), headers);
        for (var other : others) {
            headers.putAll(other.headers(secrets, webhooks.targetUrl(), content.body(), sentAt));
        }
        putOrigin(batch, headers);
        headers.put("webhook-id", batch.webhookId());
        headers.put("webhook-timestamp", Long.toString(sentAt.getEpochSecond()));
        String signatures = standardSignatures(batch, secrets, options.asymmetric(), content.body(), sentAt);
        if (!signatures.isEmpty()) {
            headers.put("webhook-signature", signatures);
        }
        return new WebhookRequest(webhooks.targetUrl(), headers, content.body(), options.http2());
    }

    private static void putOrigin(DeliveryBatch batch, Map<String, String> headers) {
        if (batch.replayId() != null) {
            headers.put("Grantway-Replay", batch.replayId());
        }
        if (batch.kind() == DeliveryBatch.Kind.TEST) {
            headers.put("Grantway-Test", "true");
        }
    }

    private Content content(WebhookFormat name, DeliveryBatch batch) {
        var format = formats.get(name);
        if (format == null) {
            throw new IllegalStateException("there is no format " + name);
        }
        return format.content(batch);
    }

    /**
     * One for each live secret, so that a receiver may change over when it likes; and those of our own key pairs, where the app asks
     * for them.
     */
    private String standardSignatures(
            DeliveryBatch batch, AppSigningSecrets secrets, boolean asymmetric, byte[] body, Instant sentAt) {
        long seconds = sentAt.getEpochSecond();
        var shared = secrets.webhookSecrets().stream()
                .map(secret -> WebhookSignatures.standardV1(secret, batch.webhookId(), seconds, body));
        var own = asymmetric ? Stream.of(keys.signatures(batch.webhookId(), seconds, body)) : Stream.<String>empty();
        return Stream.concat(shared, own).collect(Collectors.joining(" "));
    }
}
