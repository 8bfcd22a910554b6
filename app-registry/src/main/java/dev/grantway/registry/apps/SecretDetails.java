package dev.grantway.registry.apps;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A secret of an app without its value, which is shown once only.
 *
 * @param expiresAt absent when it has no end
 * @param retired whether it signs no more, though it still works
 */
public record SecretDetails(
        long id,
        SecretKind kind,
        Instant createdAt,
        @Nullable Instant expiresAt,
        boolean retired) {}
