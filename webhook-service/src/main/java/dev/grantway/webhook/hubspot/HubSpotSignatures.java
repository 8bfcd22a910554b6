package dev.grantway.webhook.hubspot;

import dev.grantway.contracts.events.AppSigningSecrets;
import dev.grantway.contracts.signatures.WebhookSignatures;
import dev.grantway.webhook.call.CallConfig;
import dev.grantway.webhook.delivery.WireSignature;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;

/** HubSpot's headers: v1 and v3, over the body as it is. */
@Singleton
class HubSpotSignatures implements WireSignature {
    private final String timeoutMillis;

    HubSpotSignatures(CallConfig config) {
        this.timeoutMillis = Long.toString(config.timeout().toMillis());
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
                "X-HubSpot-Timeout-Millis", timeoutMillis);
    }
}
