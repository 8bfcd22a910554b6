package dev.grantway.webhook.attempt;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP call, as the log tells of it.
 *
 * @param attempt 0 for the first one
 * @param outcome {@code delivered}, {@code retry}, {@code gave_up}, or {@code cancelled} where there was no call any more
 * @param failure one word, such as {@code status} or {@code timeout}; absent when delivered
 * @param status absent when there was no answer
 * @param target the URL without its query, which may hold a secret of the receiver's
 * @param objectIds of the product's objects that the events are about; empty where an older record lacks them
 * @param nextAttemptAt absent when there is none
 * @param sealedAnswer the beginning of the answer, or why there is none, sealed and in base64; absent unless it is kept
 * @param sealedRequest a {@link RequestText}, sealed and in base64; absent unless it is kept
 * @param origin what besides an event brought it about: {@code test}, or {@code replay:} and the replay's id; absent otherwise
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
        List<String> objectIds,
        @Nullable Instant nextAttemptAt,
        @Nullable String sealedAnswer,
        @Nullable String sealedRequest,
        @Nullable String origin) {
    /** Outcome: the endpoint took it. */
    public static final String DELIVERED = "delivered";

    /** Outcome: it failed, and is tried again. */
    public static final String RETRY = "retry";

    /** Outcome: it failed for the last time. */
    public static final String GAVE_UP = "gave_up";

    /** Outcome: a developer ended it while it waited; there was no call. */
    public static final String CANCELLED = "cancelled";

    /** Failure: there was an answer, and its status is not 2xx. */
    public static final String WRONG_STATUS = "status";

    /** Failure: the same, and the app takes that status for final. */
    public static final String FINAL_STATUS = "final_status";

    /** Failure: the endpoint answered 410, which turned deliveries off. */
    public static final String GONE = "gone";

    public Attempt {
        eventTypes = List.copyOf(eventTypes);
        eventIds = List.copyOf(eventIds);
        deliveryIds = List.copyOf(deliveryIds);
        objectIds = known(objectIds);
    }

    /** Without objects and without the request's text. */
    public Attempt(
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
        this(
                id,
                startedAt,
                webhookId,
                appId,
                accountId,
                installationId,
                generation,
                attempt,
                outcome,
                failure,
                status,
                durationMillis,
                target,
                requestBytes,
                responseBytes,
                eventTypes,
                eventIds,
                deliveryIds,
                List.of(),
                nextAttemptAt,
                sealedAnswer,
                null,
                null);
    }

    public boolean delivered() {
        return outcome.equals(DELIVERED);
    }

    /** Where the answer to an attempt is sealed to. */
    public static String placeOf(UUID id) {
        return "delivery-attempt:" + id;
    }

    /** Where the request of an attempt is sealed to. */
    public static String placeOfRequest(UUID id) {
        return "delivery-attempt-request:" + id;
    }

    private static List<String> known(@Nullable List<String> read) {
        return read == null ? List.of() : List.copyOf(read);
    }
}
