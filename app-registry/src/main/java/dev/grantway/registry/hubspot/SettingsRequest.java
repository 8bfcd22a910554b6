package dev.grantway.registry.hubspot;

import dev.grantway.contracts.events.WebhookSettings;
import org.jspecify.annotations.Nullable;

/** HubSpot's {@code SettingsChangeRequest}. */
record SettingsRequest(@Nullable String targetUrl, @Nullable Throttling throttling) {
    /** How hard the target may be hit; HubSpot's {@code period} is read and left. */
    record Throttling(@Nullable Integer maxConcurrentRequests) {}

    WebhookSettings settings() {
        if (targetUrl == null || throttling == null || throttling.maxConcurrentRequests() == null) {
            throw HubSpotRefusal.invalid("targetUrl and throttling.maxConcurrentRequests are required");
        }
        return new WebhookSettings(targetUrl, throttling.maxConcurrentRequests());
    }
}
