package dev.grantway.devstack;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was to be delivered, what arrived and what the log tells, held against each other: the invariants of webhook delivery
 * under faults.
 */
public final class DeliveryLedger {
    private DeliveryLedger() {}

    /**
     * A delivery in a request that an endpoint got, in the order in which they came.
     *
     * @param key what was to be delivered
     * @param taken whether the endpoint answered with success
     */
    public record Arrival(String key, String webhookId, int attempt, boolean taken) {}

    /**
     * A line of the log of attempts.
     *
     * @param keys what its request carried
     * @param ended whether nothing more comes of it although it was not delivered
     */
    public record Line(Set<String> keys, String webhookId, int attempt, boolean ended) {
        public Line {
            keys = Set.copyOf(keys);
        }
    }

    /**
     * What the three do not agree on.
     *
     * @param lost planned, not taken, and no end is recorded (I1)
     * @param unlogged arrivals without a line of their own (I2)
     * @param duplicates arrivals that were taken although an earlier one was (I3)
     * @param reset requests whose attempt number went back
     */
    public record Findings(Set<String> lost, long unlogged, long duplicates, Set<String> reset) {
        public Findings {
            lost = Set.copyOf(lost);
            reset = Set.copyOf(reset);
        }
    }

    /** Holds them against each other. */
    public static Findings check(Collection<String> planned, List<Arrival> arrivals, Collection<Line> lines) {
        return new Findings(
                lost(planned, arrivals, lines), unlogged(arrivals, lines), duplicates(arrivals), reset(arrivals));
    }

    private static Set<String> lost(Collection<String> planned, List<Arrival> arrivals, Collection<Line> lines) {
        var lost = new TreeSet<>(planned);
        arrivals.stream().filter(Arrival::taken).map(Arrival::key).forEach(lost::remove);
        lines.stream().filter(Line::ended).map(Line::keys).forEach(lost::removeAll);
        return lost;
    }

    private static long unlogged(List<Arrival> arrivals, Collection<Line> lines) {
        var open = new HashMap<String, Integer>();
        arrivals.forEach(each -> open.merge(place(each.key(), each.webhookId(), each.attempt()), 1, Integer::sum));
        for (var line : lines) {
            line.keys().forEach(key -> open.merge(place(key, line.webhookId(), line.attempt()), -1, Integer::sum));
        }
        return open.values().stream().mapToLong(left -> Math.max(0, left)).sum();
    }

    private static String place(String key, String webhookId, int attempt) {
        return key + " " + webhookId + " " + attempt;
    }

    private static long duplicates(List<Arrival> arrivals) {
        var taken = new HashSet<String>();
        return arrivals.stream()
                .filter(Arrival::taken)
                .filter(each -> !taken.add(each.key()))
                .count();
    }

    private static Set<String> reset(List<Arrival> arrivals) {
        Map<String, Integer> highest = new HashMap<>();
        var reset = new TreeSet<String>();
        for (var each : arrivals) {
            int before = highest.merge(each.webhookId(), each.attempt(), Math::max);
            if (each.attempt() < before) {
                reset.add(each.webhookId());
            }
        }
        return reset;
    }
}
