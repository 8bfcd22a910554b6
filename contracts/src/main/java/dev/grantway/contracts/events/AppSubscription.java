package dev.grantway.contracts.events;

import org.jspecify.annotations.Nullable;

/**
 * An event type that an app wants to hear of.
 *
 * @param id below 2^31
 * @param propertyName for {@code propertyChange} types: the one property it is about; absent for all
 * @param active whether events are sent
 */
public record AppSubscription(
        int id, String eventType, @Nullable String propertyName, boolean active) {}
