package dev.grantway.registry.installs;

import java.time.Instant;
import java.util.Optional;

/**
 * What an installation did within seven days.
 *
 * @param lastUsedAt its last call within 100 days
 * @param calls that were let through
 * @param refused calls with a good token that were refused
 * @param failedDeliveries webhooks that were given up
 */
public record InstallHealth(
        Optional<Instant> lastUsedAt, long calls, long refused, long deliveries, long failedDeliveries) {}
