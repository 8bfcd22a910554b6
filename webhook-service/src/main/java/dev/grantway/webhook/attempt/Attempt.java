package dev.grantway.webhook.attempt;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP call, as the log tells of it.
 *
 * @param attempt 0 for the first one
 * @param outcome {@code delivered}, {@code retry} or {@code gave_up}
 * @param failure one word, such as {@code status} or {@code timeout}; absent when delivered
 * @param status absent when there was no answer
 * @param target the URL without its query, which may hold a secret of the receiver's
 * @param nextAttemptAt absent when there is none
 * @param sealedAnswer the beginning of the answer to a failed attempt, sealed and in base64
 */
public record Attempt(
        UUID id,
        Instant startedAt,
        String webhookId,
        int appId,
        int accountId,
        String installationId,
        int generation,
        int attempt,
        String outcome,
        @Nullable String failure,
        @Nullable Integer status,
        long durationMillis,
        String target,
        int requestBytes,
        long responseBytes,
        List<String> eventTypes,
        List<Long> eventIds,
        List<String> deliveryIds,
        @Nullable Instant nextAttemptAt,
        @Nullable String sealedAnswer) {
    public Attempt {
        eventTypes = List.copyOf(eventTypes);
        eventIds = List.copyOf(eventIds);
        deliveryIds = List.copyOf(deliveryIds);
    }

    /** Where the answer to an attempt is sealed to. */
    public static String placeOf(UUID id) {
        return "delivery-attempt:" + id;
    }
}
