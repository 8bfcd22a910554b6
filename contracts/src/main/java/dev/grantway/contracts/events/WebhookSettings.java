package dev.grantway.contracts.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where an app's webhooks go.
 *
 * @param maxConcurrentRequests requests in flight at once, at least 1
 * @param lifecycleEventsSince from when on the app wants to be told of its own installs and uninstalls; absent while it
 *     does not
 * @param options how it wants its deliveries; absent from older records: the usual ways
 */
public record WebhookSettings(
        String targetUrl,
        int maxConcurrentRequests,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant lifecycleEventsSince,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable DeliveryOptions options) {
    /** Deliveries in the usual ways. */
    public WebhookSettings(String targetUrl, int maxConcurrentRequests, @Nullable Instant lifecycleEventsSince) {
        this(targetUrl, maxConcurrentRequests, lifecycleEventsSince, null);
    }

    /** How the app wants its deliveries. */
    public DeliveryOptions optionsOrStandard() {
        return Objects.requireNonNullElse(options, DeliveryOptions.STANDARD);
    }
}
