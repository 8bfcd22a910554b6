package dev.grantway.registry.apps;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as its developer asks for it.
 *
 * @param propertyName for {@code propertyChange} types; absent for all properties
 * @param active whether events are sent at once
 */
public record SubscriptionDraft(String eventType, @Nullable String propertyName, boolean active) {
    /** What it is about; an app has one subscription to each. */
    record Subject(String eventType, String propertyName) {}

    Subject subject() {
        return new Subject(eventType, property().orElse(""));
    }

    /** The property, unless it is blank. */
    Optional<String> property() {
        return Optional.ofNullable(propertyName).map(String::strip).filter(name -> !name.isEmpty());
    }
}
