package dev.grantway.registry.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.grantway.registry.apps.SecretDetails;
import dev.grantway.registry.apps.SecretKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A secret without its value, as a program reads it.
 *
 * @param expiresAt absent when it has no end
 * @param lastUsedAt some minutes behind; absent when no use was seen since {@code countedSince}
 * @param countedSince absent when uses are not seen
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SecretItem(
        long secretId,
        SecretKind kind,
        Instant createdAt,
        @Nullable Instant expiresAt,
        boolean retired,
        @Nullable Instant lastUsedAt,
        @Nullable Instant countedSince) {
    static SecretItem of(SecretDetails secret) {
        return new SecretItem(
                secret.id(),
                secret.kind(),
                secret.createdAt(),
                secret.expiresAt(),
                secret.retired(),
                secret.lastUsedAt(),
                secret.countedSince());
    }
}
