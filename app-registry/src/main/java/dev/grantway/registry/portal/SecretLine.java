package dev.grantway.registry.portal;

import dev.grantway.registry.apps.SecretDetails;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A secret as its list shows it.
 *
 * @param warning why it should not end yet; empty otherwise
 */
record SecretLine(
        long id,
        Instant createdAt,
        @Nullable Instant expiresAt,
        boolean retired,
        @Nullable Instant lastUsedAt,
        @Nullable Instant countedSince,
        String warning) {
    static List<SecretLine> of(List<SecretDetails> secrets, Instant now) {
        return secrets.stream().map(secret -> of(secret, now)).toList();
    }

    private static SecretLine of(SecretDetails secret, Instant now) {
        return new SecretLine(
                secret.id(),
                secret.createdAt(),
                secret.expiresAt(),
                secret.retired(),
                secret.lastUsedAt(),
                secret.countedSince(),
                RecentUse.warning(secret, now));
    }
}
