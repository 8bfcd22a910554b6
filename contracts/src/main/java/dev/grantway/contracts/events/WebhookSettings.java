package dev.grantway.contracts.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an app's webhooks go.
 *
 * @param maxConcurrentRequests requests in flight at once, at least 1
 * @param lifecycleEventsSince from when on the app wants to be told of its own installs and uninstalls; absent while it
 *     does not
 */
public record WebhookSettings(
        String targetUrl,
        int maxConcurrentRequests,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant lifecycleEventsSince) {}
