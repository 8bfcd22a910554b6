package dev.grantway.registry.hubspot;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.grantway.registry.apps.SubscriptionDetails;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * HubSpot's {@code SubscriptionResponse}.
 *
 * @param id a number, as text
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SubscriptionResponse(
        String id,
        String eventType,
        @Nullable String propertyName,
        boolean active,
        Instant createdAt,
        Instant updatedAt) {
    /** HubSpot's {@code SubscriptionListResponse}. */
    record All(List<SubscriptionResponse> results) {}

    static SubscriptionResponse of(SubscriptionDetails subscription) {
        return new SubscriptionResponse(
                Integer.toString(subscription.id()),
                subscription.eventType(),
                subscription.propertyName(),
                subscription.active(),
                subscription.createdAt(),
                subscription.updatedAt());
    }
}
