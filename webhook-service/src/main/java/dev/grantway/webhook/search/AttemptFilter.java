package dev.grantway.webhook.search;

import dev.grantway.webhook.attempt.Attempt;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What an attempt has to be like; what is empty leaves nothing out.
 *
 * @param outcome one of {@link Attempt}'s, or {@link #FAILED}
 * @param from it began then or later
 * @param until it began earlier
 */
public record AttemptFilter(
        Optional<String> webhookId,
        Optional<String> deliveryId,
        OptionalLong eventId,
        Optional<String> objectId,
        OptionalInt accountId,
        Optional<String> eventType,
        Optional<Result> result,
        Optional<String> outcome,
        Instant from,
        Instant until) {
    /** Outcome: whatever was called and not delivered. */
    static final String FAILED = "failed";

    /** All that began within a time. */
    public static AttemptFilter all(Instant from, Instant until) {
        return new AttemptFilter(
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                from,
                until);
    }

    /** The same within another time. */
    AttemptFilter within(Instant begin, Instant end) {
        return new AttemptFilter(
                webhookId, deliveryId, eventId, objectId, accountId, eventType, result, outcome, begin, end);
    }

    /** Whether it is about one of several that an attempt has. */
    boolean isWithinArrays() {
        return eventType.isPresent() || isById();
    }

    /** Whether few attempts fit by their ids alone. */
    boolean isById() {
        return webhookId.isPresent() || deliveryId.isPresent() || eventId.isPresent() || objectId.isPresent();
    }

    /** The same as the store's conditions say, but for the time. */
    public boolean takes(Attempt attempt) {
        return webhookId.filter(id -> !id.equals(attempt.webhookId())).isEmpty()
                && deliveryId.filter(id -> !attempt.deliveryIds().contains(id)).isEmpty()
                && (eventId.isEmpty() || attempt.eventIds().contains(eventId.getAsLong()))
                && objectId.filter(id -> !attempt.objectIds().contains(id)).isEmpty()
                && (accountId.isEmpty() || accountId.getAsInt() == attempt.accountId())
                && eventType
                        .filter(type -> !attempt.eventTypes().contains(type))
                        .isEmpty()
                && result.filter(wanted -> !wanted.isOf(attempt)).isEmpty()
                && outcome.filter(wanted -> !isOf(wanted, attempt)).isEmpty();
    }

    private static boolean isOf(String outcome, Attempt attempt) {
        return outcome.equals(FAILED)
                ? !attempt.delivered() && !attempt.outcome().equals(Attempt.CANCELLED)
                : outcome.equals(attempt.outcome());
    }
}
