package dev.grantway.registry.apps;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as it stands.
 *
 * @param propertyName absent for all properties
 * @param active false while it is paused
 */
public record SubscriptionDetails(
        int id,
        String eventType,
        @Nullable String propertyName,
        boolean active,
        Instant createdAt,
        Instant updatedAt) {}
