package dev.grantway.registry.apps;

import dev.grantway.contracts.events.DeliveryOptions;
import java.util.Optional;

/**
 * Where and how a developer wants an app's webhooks to go.
 *
 * @param lifecycleEvents whether the app wants to be told of its own installs and uninstalls; empty for as it was
 * @param options how they are sent; empty for as it was
 */
public record WebhooksDraft(
        String targetUrl,
        int maxConcurrentRequests,
        Optional<Boolean> lifecycleEvents,
        Optional<DeliveryOptions> options) {
    /** Sent as they were. */
    public WebhooksDraft(String targetUrl, int maxConcurrentRequests, Optional<Boolean> lifecycleEvents) {
        this(targetUrl, maxConcurrentRequests, lifecycleEvents, Optional.empty());
    }

    /** The same, sent in the usual ways where nothing is said of it. */
    WebhooksDraft orStandard() {
        return options.isPresent()
                ? this
                : new WebhooksDraft(
                        targetUrl, maxConcurrentRequests, lifecycleEvents, Optional.of(DeliveryOptions.STANDARD));
    }
}
