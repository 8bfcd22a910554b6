package dev.grantway.registry.keys;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A developer API key without its value, which is shown once only.
 *
 * @param name what its owner calls it
 * @param lastUsedAt up to a minute behind; absent for one that was never used
 */
public record ApiKeySummary(
        long id, String name, Instant createdAt, @Nullable Instant lastUsedAt) {}
