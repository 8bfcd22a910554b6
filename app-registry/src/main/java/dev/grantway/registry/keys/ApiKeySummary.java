package dev.grantway.registry.keys;

import java.time.Instant;

/**
 * A developer API key without its value, which is shown once only.
 *
 * @param name what its owner calls it
 */
public record ApiKeySummary(long id, String name, Instant createdAt) {}
