package dev.grantway.webhook.charts;

import java.util.List;
import java.util.OptionalLong;

/**
 * Durations in classes, each √2 of the one before: the first is up to 1 ms, the last begins at about half a minute. A percentile
 * read from them is off by a fifth at most.
 */
final class LatencyBuckets {
    static final int COUNT = 32;

    private static final double PER_DOUBLING = 2;

    private LatencyBuckets() {}

    /** The class of a duration. */
    static int of(long millis) {
        if (millis <= 1) {
            return 0;
        }
        int place = (int) Math.ceil(PER_DOUBLING * Math.log((double) millis) / Math.log(2) - 1e-9);
        return Math.min(COUNT - 1, place);
    }

    /** The duration in milliseconds that this share of all stays below; empty when there are none. */
    static OptionalLong percentile(List<Long> counts, double share) {
        long all = counts.stream().mapToLong(Long::longValue).sum();
        if (all == 0) {
            return OptionalLong.empty();
        }
        double wanted = share * all;
        long before = 0;
        int place = 0;
        while (before + counts.get(place) < wanted) {
            before += counts.get(place++);
        }
        double within = (wanted - before) / Math.max(1, counts.get(place));
        return OptionalLong.of(Math.max(1, Math.round(lower(place) * Math.pow(upper(place) / lower(place), within))));
    }

    private static double upper(int place) {
        return Math.pow(2, place / PER_DOUBLING);
    }

    private static double lower(int place) {
        return Math.pow(2, (place - 1) / PER_DOUBLING);
    }
}
