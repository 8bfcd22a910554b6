package dev.grantway.install.tokens;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A grant as token-service has it.
 *
 * @param revokedAt absent while it lives
 */
public record KnownGrant(
        String installationId,
        int generation,
        String grantId,
        int appId,
        int accountId,
        int userId,
        List<String> scopes,
        Instant issuedAt,
        @Nullable Instant revokedAt) {
    public KnownGrant {
        scopes = List.copyOf(scopes);
    }
}
