package dev.grantway.webhook.charts;

import dev.grantway.webhook.attempt.Attempt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Attempts of an app within five minutes.
 *
 * @param slot when the five minutes began
 * @param took how many took how long, by {@link LatencyBuckets}: those that were answered, and those that waited in vain
 * @param lastDeliveredAt absent when none was
 * @param lastFailedAt absent when none did
 */
record SlotCount(
        int appId,
        Instant slot,
        long attempts,
        long delivered,
        List<Long> took,
        @Nullable Instant lastDeliveredAt,
        @Nullable Instant lastFailedAt) {
    static final Duration LENGTH = Duration.ofMinutes(5);

    private static final String TIMEOUT = "timeout";

    SlotCount {
        took = List.copyOf(took);
    }

    /** In the order of their keys, so that two pods that add to the same rows never wait for each other in a circle. */
    static List<SlotCount> of(Collection<Attempt> attempts) {
        var counts = new TreeMap<String, SlotCount>();
        attempts.stream().map(SlotCount::of).forEach(count -> counts.merge(count.key(), count, SlotCount::plus));
        return List.copyOf(counts.values());
    }

    private static SlotCount of(Attempt attempt) {
        boolean delivered = attempt.delivered();
        return new SlotCount(
                attempt.appId(),
                beginning(attempt.startedAt()),
                1,
                delivered ? 1 : 0,
                took(attempt),
                delivered ? attempt.startedAt() : null,
                delivered ? null : attempt.startedAt());
    }

    /** When the five minutes of a moment began. */
    static Instant beginning(Instant moment) {
        long length = LENGTH.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(moment.getEpochSecond(), length) * length);
    }

    private static List<Long> took(Attempt attempt) {
        var counts = new ArrayList<>(Collections.nCopies(LatencyBuckets.COUNT, 0L));
        if (attempt.status() != null || TIMEOUT.equals(attempt.failure())) {
            counts.set(LatencyBuckets.of(attempt.durationMillis()), 1L);
        }
        return counts;
    }

    static List<Long> sum(List<Long> some, List<Long> others) {
        return IntStream.range(0, LatencyBuckets.COUNT)
                .mapToObj(place -> some.get(place) + others.get(place))
                .toList();
    }

    private String key() {
        return appId + " " + slot;
    }

    private SlotCount plus(SlotCount other) {
        return new SlotCount(
                appId,
                slot,
                attempts + other.attempts,
                delivered + other.delivered,
                sum(took, other.took),
                later(lastDeliveredAt, other.lastDeliveredAt),
                later(lastFailedAt, other.lastFailedAt));
    }

    static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
