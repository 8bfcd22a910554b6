package dev.grantway.registry.directory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A developer's account to try installs in.
 *
 * @param expiresAt when it ends by itself; absent for one that stays
 * @param member whether the reader is in it
 */
public record TestAccount(
        int accountId,
        String name,
        Instant createdAt,
        @Nullable Instant expiresAt,
        boolean member) {}
