package dev.grantway.registry.apps;

import java.util.Optional;

/**
 * New secrets in the clear, to be shown once.
 *
 * @param clientSecret empty for a public app
 * @param webhookSecret begins with {@code whsec_}
 */
public record IssuedSecrets(Optional<String> clientSecret, Optional<String> webhookSecret) {
    @Override
    public String toString() {
        return "IssuedSecrets[redacted]";
    }
}
