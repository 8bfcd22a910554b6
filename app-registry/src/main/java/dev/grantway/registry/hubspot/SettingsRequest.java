package dev.grantway.registry.hubspot;

import dev.grantway.registry.apps.WebhooksDraft;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** HubSpot's {@code SettingsChangeRequest}. */
record SettingsRequest(@Nullable String targetUrl, @Nullable Throttling throttling) {
    /** How hard the target may be hit; HubSpot's {@code period} is read and left. */
    record Throttling(@Nullable Integer maxConcurrentRequests) {}

    /** HubSpot has no switch for lifecycle events, so it stays as it was. */
    WebhooksDraft draft() {
        if (targetUrl == null || throttling == null || throttling.maxConcurrentRequests() == null) {
            throw HubSpotRefusal.invalid("targetUrl and throttling.maxConcurrentRequests are required");
        }
        return new WebhooksDraft(targetUrl, throttling.maxConcurrentRequests(), Optional.empty());
    }
}
