package dev.grantway.registry.portal;

import dev.grantway.registry.apps.AppDetails;
import dev.grantway.registry.apps.WebhooksDraft;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where webhooks go, as it was typed. */
record TargetForm(String targetUrl, String maxConcurrentRequests, boolean lifecycleEvents) {
    private static final TargetForm EMPTY = new TargetForm("", "10", false);

    static TargetForm of(@Nullable String targetUrl, @Nullable String requestsAtOnce, boolean lifecycleEvents) {
        return new TargetForm(
                Objects.requireNonNullElse(targetUrl, "").strip(),
                Objects.requireNonNullElse(requestsAtOnce, "").strip(),
                lifecycleEvents);
    }

    static TargetForm of(AppDetails app) {
        return app.webhooks()
                .map(AppDetails.Webhooks::settings)
                .map(settings -> new TargetForm(
                        settings.targetUrl(),
                        Integer.toString(settings.maxConcurrentRequests()),
                        settings.lifecycleEventsSince() != null))
                .orElse(EMPTY);
    }

    WebhooksDraft draft() {
        return new WebhooksDraft(targetUrl, number(maxConcurrentRequests), Optional.of(lifecycleEvents));
    }

    /** The number, or one that the checks refuse. */
    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
