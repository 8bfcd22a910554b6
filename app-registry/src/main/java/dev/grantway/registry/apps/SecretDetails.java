package dev.grantway.registry.apps;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A secret of an app without its value, which is shown once only.
 *
 * @param expiresAt absent when it has no end
 * @param retired whether it signs no more, though it still works
 * @param lastUsedAt when an app proved itself with it last, minutes behind; absent when that was not seen. Signing is no use
 * @param countedSince from when on uses are seen; absent when they are not, as those of a webhook secret
 */
public record SecretDetails(
        long id,
        SecretKind kind,
        Instant createdAt,
        @Nullable Instant expiresAt,
        boolean retired,
        @Nullable Instant lastUsedAt,
        @Nullable Instant countedSince) {}
