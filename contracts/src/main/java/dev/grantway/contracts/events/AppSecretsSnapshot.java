package dev.grantway.contracts.events;

import dev.grantway.contracts.topics.Topic;
import java.time.Instant;
import java.util.List;

/**
 * An app's secrets as other services may hold them.
 *
 * @param clientSecretVerifiers one per live client secret; empty for a public app
 * @param sealedForWebhooks {@link AppSigningSecrets} as JSON, encrypted to webhook-service, base64url
 */
public record AppSecretsSnapshot(
        int appId,
        long sequence,
        String clientId,
        List<SecretVerifier> clientSecretVerifiers,
        String sealedForWebhooks,
        Instant changedAt)
        implements Event {
    public static final String TYPE = TYPE_PREFIX + "app.secrets_changed.v1";

    public AppSecretsSnapshot {
        clientSecretVerifiers = List.copyOf(clientSecretVerifiers);
    }

    /** What the encryption is bound to, so that one app's secrets cannot pass for another's. */
    public static String contextOf(int appId) {
        return "app-secrets:" + appId;
    }

    @Override
    public Topic topic() {
        return Topic.APP_SECRETS;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String key() {
        return Integer.toString(appId);
    }
}
