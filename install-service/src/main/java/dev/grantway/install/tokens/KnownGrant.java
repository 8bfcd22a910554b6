package dev.grantway.install.tokens;

import dev.grantway.contracts.events.TokensIssued;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A grant as token-service has it.
 *
 * @param revokedAt absent while it lives
 * @param lastUsedAt when a token of it was used last, to the minute; absent when none was
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
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt) {
    public KnownGrant {
        scopes = List.copyOf(scopes);
    }

    /** What the event told, or should have told, when its tokens were issued. */
    public TokensIssued issued() {
        return new TokensIssued(installationId, generation, 0, grantId, appId, accountId, userId, scopes, issuedAt);
    }

    /** Whether it was given in this generation of this installation. */
    public boolean isOf(String installation, int ofGeneration) {
        return installationId.equals(installation) && generation == ofGeneration;
    }

    /** When it changed last. */
    public Instant changedAt() {
        return revokedAt == null ? issuedAt : revokedAt;
    }
}
