package dev.grantway.webhook.usage;

import dev.grantway.webhook.attempt.Attempt;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * What some attempts add to an hour of an installation.
 *
 * @param hour its beginning, by the attempts' start
 * @param deliveries events that an endpoint took
 * @param failed events that were given up
 */
record HourCount(String installationId, Instant hour, int appId, int accountId, long deliveries, long failed) {
    private static final String DELIVERED = "delivered";
    private static final String GAVE_UP = "gave_up";

    /** In the order of their keys, so that two pods that add to the same hours never wait for each other in a circle. */
    static List<HourCount> of(Collection<Attempt> attempts) {
        var counts = new TreeMap<String, HourCount>();
        attempts.stream()
                .map(HourCount::of)
                .filter(count -> count.deliveries + count.failed > 0)
                .forEach(count -> counts.merge(count.key(), count, HourCount::plus));
        return List.copyOf(counts.values());
    }

    private static HourCount of(Attempt attempt) {
        long events = attempt.deliveryIds().size();
        return new HourCount(
                attempt.installationId(),
                attempt.startedAt().truncatedTo(ChronoUnit.HOURS),
                attempt.appId(),
                attempt.accountId(),
                attempt.outcome().equals(DELIVERED) ? events : 0,
                attempt.outcome().equals(GAVE_UP) ? events : 0);
    }

    private String key() {
        return installationId + " " + hour;
    }

    private HourCount plus(HourCount other) {
        return new HourCount(
                installationId, hour, appId, accountId, deliveries + other.deliveries, failed + other.failed);
    }
}
