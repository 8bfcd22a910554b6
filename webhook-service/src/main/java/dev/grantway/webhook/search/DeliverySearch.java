package dev.grantway.webhook.search;

import dev.grantway.webhook.attempt.Attempt;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Searches the delivery log, for no longer than a person waits. */
@Singleton
public class DeliverySearch {
    private static final Duration LONGEST = Duration.ofSeconds(3);

    private final AttemptSearchStore store;
    private final Clock clock;

    DeliverySearch(AttemptSearchStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Some lines, newest first.
     *
     * @param older where older ones begin; empty at the end
     * @param newer where newer ones end; empty at the beginning
     */
    public record Lines(List<Attempt> attempts, Optional<Place> older, Optional<Place> newer) {}

    /** Where a page of the log is. */
    public sealed interface From {
        /** At the newest line. */
        record Newest() implements From {}

        /** What is older than a place. */
        record OlderThan(Place place) implements From {}

        /** What is newer than a place, and next to it. */
        record NewerThan(Place place) implements From {}
    }

    /**
     * A page of an app's attempts, without their texts.
     *
     * @throws SearchTooLongException when it takes more than some seconds
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Lines find(int appId, AttemptFilter filter, From from, int limit) {
        store.limitTime();
        var found = filter.eventType().isPresent() && !filter.isById()
                ? dayByDay(appId, filter, from, limit + 1)
                : store.find(appId, filter, from, limit + 1);
        boolean more = found.size() > limit;
        return switch (from) {
            case From.Newest() -> lines(found.stream().limit(limit).toList(), more, false);
            case From.OlderThan(Place _) -> lines(found.stream().limit(limit).toList(), more, true);
            case From.NewerThan(Place _) ->
                lines(found.stream().limit(limit).toList().reversed(), true, more);
        };
    }

    /** An event type may be rare or half of all: no more days are looked at than it takes. */
    private List<Attempt> dayByDay(int appId, AttemptFilter filter, From from, int wanted) {
        long began = System.nanoTime();
        var found = new ArrayList<Attempt>();
        for (var window : Windows.of(filter, from, clock.instant())) {
            if (System.nanoTime() - began > LONGEST.toNanos()) {
                throw new SearchTooLongException(null);
            }
            found.addAll(store.find(appId, filter.within(window.begin(), window.end()), from, wanted - found.size()));
            if (found.size() >= wanted) {
                break;
            }
        }
        return found;
    }

    private static Lines lines(List<Attempt> newestFirst, boolean older, boolean newer) {
        return newestFirst.isEmpty()
                ? new Lines(List.of(), Optional.empty(), Optional.empty())
                : new Lines(
                        List.copyOf(newestFirst),
                        older ? Optional.of(Place.of(newestFirst.getLast())) : Optional.empty(),
                        newer ? Optional.of(Place.of(newestFirst.getFirst())) : Optional.empty());
    }

    /** All attempts of a webhook, with their texts, the first one first. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public List<Attempt> ofWebhook(String webhookId) {
        store.limitTime();
        return store.ofWebhook(webhookId);
    }

    /** How many of an app's attempts that began after a time failed, up to a number. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public int countFailed(int appId, Instant after, int atMost) {
        store.limitTime();
        return store.countFailed(appId, after, atMost);
    }
}
