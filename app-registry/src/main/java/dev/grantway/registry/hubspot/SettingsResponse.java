package dev.grantway.registry.hubspot;

import dev.grantway.registry.apps.AppDetails;
import java.time.Instant;

/** HubSpot's {@code SettingsResponse}. */
record SettingsResponse(String targetUrl, Throttling throttling, Instant createdAt, Instant updatedAt) {
    /** How hard the target may be hit. */
    record Throttling(int maxConcurrentRequests) {}

    static SettingsResponse of(AppDetails.Webhooks webhooks) {
        return new SettingsResponse(
                webhooks.settings().targetUrl(),
                new Throttling(webhooks.settings().maxConcurrentRequests()),
                webhooks.createdAt(),
                webhooks.updatedAt());
    }
}
