package dev.grantway.webhook.delivery;

import dev.grantway.contracts.events.AppSigningSecrets;
import java.time.Instant;
import java.util.Map;

/** A way of signing that stands beside Standard Webhooks, whatever the format. */
public interface WireSignature {
    /** Its headers; none where the app has no secret for it. */
    Map<String, String> headers(AppSigningSecrets secrets, String target, byte[] body, Instant sentAt);
}
