package dev.grantway.token.usage;

import dev.grantway.contracts.events.UsageTotals;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Totals that one name stands for; readers of the topic add up what different names tell. */
final class UsageSegment {
    private static final String SOURCE = "token";
    /** A call that was noted at the end of its hour has been counted by then. */
    private static final Duration AFTER_THE_HOUR = Duration.ofMinutes(61);

    private final String instance = UUID.randomUUID().toString();
    private final ConcurrentMap<Key, HourTotals> totals = new ConcurrentHashMap<>();

    private record Key(String installationId, Instant hour) {}

    void count(UsageOf of, List<String> scopes, Instant at) {
        totals.compute(key(of, at), (_, known) -> orBegin(known, of, at).withCall(scopes, at));
    }

    void countRefusal(UsageOf of, Instant at) {
        totals.compute(key(of, at), (_, known) -> orBegin(known, of, at).withRefusal(at));
    }

    private static HourTotals orBegin(@Nullable HourTotals known, UsageOf of, Instant at) {
        return known == null ? HourTotals.begin(of, at) : known;
    }

    private static Key key(UsageOf of, Instant at) {
        return new Key(of.installationId(), at.truncatedTo(ChronoUnit.HOURS));
    }

    int size() {
        return totals.size();
    }

    boolean isTold() {
        return totals.values().stream().allMatch(HourTotals::isTold);
    }

    /** What changed since it was told last. */
    List<UsageTotals> untold() {
        return totals.entrySet().stream()
                .filter(entry -> !entry.getValue().isTold())
                .map(entry -> entry.getValue().event(entry.getKey().hour(), SOURCE, instance))
                .toList();
    }

    void markTold(List<UsageTotals> stored) {
        stored.forEach(event -> totals.computeIfPresent(
                new Key(event.installationId(), event.hour()), (_, known) -> known.toldAt(event.sequence())));
    }

    /** Drops the hours that are over and told. */
    void forgetBefore(Instant now) {
        totals.keySet().stream()
                .filter(key -> key.hour().plus(AFTER_THE_HOUR).isBefore(now))
                .forEach(key -> totals.computeIfPresent(key, (_, known) -> known.isTold() ? null : known));
    }
}
