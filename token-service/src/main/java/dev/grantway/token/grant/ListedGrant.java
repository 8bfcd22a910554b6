package dev.grantway.token.grant;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A grant as install-service reconciles it with its installations.
 *
 * @param lastUsedAt when a token of it was used last, to the minute; empty when none was
 * @param changedAt the later of issue and revocation
 */
record ListedGrant(
        String installationId,
        int generation,
        UUID grantId,
        int appId,
        int accountId,
        int userId,
        List<String> scopes,
        Instant issuedAt,
        Optional<Instant> revokedAt,
        Optional<Instant> lastUsedAt,
        @JsonIgnore Instant changedAt) {
    ListedGrant {
        scopes = List.copyOf(scopes);
    }
}
