package dev.grantway.registry.hubspot;

import dev.grantway.registry.apps.SubscriptionDraft;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** HubSpot's {@code SubscriptionCreateRequest}: a new subscription is paused unless it says otherwise. */
record SubscriptionCreateRequest(
        @Nullable String eventType,
        @Nullable String propertyName,
        @Nullable Boolean active,
        @Nullable String objectTypeId,
        @Nullable String eventTypeName) {
    SubscriptionDraft draft() {
        if (eventType == null) {
            throw HubSpotRefusal.invalid("eventType is required");
        }
        if (objectTypeId != null || eventTypeName != null) { // accepted and left out, it would hear of too much
            throw HubSpotRefusal.invalid(
                    "objectTypeId and eventTypeName are not supported: a subscription is to all objects of its event type");
        }
        return new SubscriptionDraft(eventType, propertyName, Objects.requireNonNullElse(active, false));
    }
}
