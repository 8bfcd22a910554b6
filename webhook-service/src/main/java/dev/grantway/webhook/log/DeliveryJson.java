package dev.grantway.webhook.log;

import dev.grantway.webhook.attempt.Attempt;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An attempt in our own API.
 *
 * @param attemptNumber 0 for the first one, as in the webhook
 * @param outcome {@code delivered}, {@code retry} or {@code gave_up}
 */
record DeliveryJson(
        String webhookId,
        Instant startedAt,
        int appId,
        int accountId,
        String installationId,
        int attemptNumber,
        String outcome,
        @Nullable String failure,
        @Nullable Integer status,
        long durationMillis,
        List<String> eventTypes,
        List<Long> eventIds,
        @Nullable Instant nextAttemptAt) {
    static DeliveryJson of(Attempt attempt) {
        return new DeliveryJson(
                attempt.webhookId(),
                attempt.startedAt(),
                attempt.appId(),
                attempt.accountId(),
                attempt.installationId(),
                attempt.attempt(),
                attempt.outcome(),
                attempt.failure(),
                attempt.status(),
                attempt.durationMillis(),
                attempt.eventTypes(),
                attempt.eventIds(),
                attempt.nextAttemptAt());
    }

    /**
     * Some attempts, newest first.
     *
     * @param next the value of {@code before} for the next ones; absent at the end
     */
    record Page(List<DeliveryJson> deliveries, @Nullable String next) {}
}
