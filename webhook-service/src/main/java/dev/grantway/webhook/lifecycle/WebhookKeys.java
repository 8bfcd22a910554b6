package dev.grantway.webhook.lifecycle;

import dev.grantway.contracts.signatures.WebhookSignatures;
import dev.grantway.platform.seal.Ed25519Key;
import dev.grantway.platform.seal.Keysets;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The key pairs that sign pushes, and events of apps that ask for it. All of them sign, the primary first: whoever still
 * holds an older key set, or holds a newer one already, finds a signature that it can verify.
 */
@Startup // a missing keyset shows at the start
@Singleton
public class WebhookKeys {
    private final List<Ed25519Key> keys;
    private final PublishedKeys published;

    @Inject
    WebhookKeys(Keysets keysets) {
        this(keysets.ed25519("webhook-keys"));
    }

    WebhookKeys(List<Ed25519Key> keys) {
        this.keys = List.copyOf(keys);
        this.published = PublishedKeys.of(keys);
    }

    /** The header {@code webhook-signature}. */
    public String signatures(String webhookId, long timestampSeconds, byte[] body) {
        return keys.stream()
                .map(key -> WebhookSignatures.standardV1a(key.privateKey(), webhookId, timestampSeconds, body))
                .collect(Collectors.joining(" "));
    }

    PublishedKeys published() {
        return published;
    }
}
