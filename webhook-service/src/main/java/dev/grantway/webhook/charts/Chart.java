package dev.grantway.webhook.charts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;

/** An app's attempts within a period, step by step. */
public record Chart(Period period, List<Step> steps) {
    public Chart {
        steps = List.copyOf(steps);
    }

    /**
     * A part of the period; durations are in milliseconds, and absent where no endpoint answered.
     *
     * @param from its beginning
     */
    public record Step(
            Instant from, long attempts, long delivered, OptionalLong p50, OptionalLong p95, OptionalLong p99) {
        public long failed() {
            return attempts - delivered;
        }

        /** Of the attempts that succeeded, in per cent, rounded down; 0 where there are none. */
        public long percent() {
            return attempts == 0 ? 0 : delivered * 100 / attempts;
        }
    }

    static Chart of(Period period, Instant begin, List<SlotCount> counts) {
        var byStep = new ArrayList<List<SlotCount>>();
        for (int each = 0; each < period.steps(); each++) {
            byStep.add(new ArrayList<>());
        }
        for (var count : counts) {
            long place = Duration.between(begin, count.slot()).dividedBy(period.step());
            if (place < period.steps()) { // a clock that is ahead
                byStep.get((int) place).add(count);
            }
        }
        var steps = new ArrayList<Step>();
        for (int each = 0; each < period.steps(); each++) {
            steps.add(step(begin.plus(period.step().multipliedBy(each)), byStep.get(each)));
        }
        return new Chart(period, steps);
    }

    private static Step step(Instant from, List<SlotCount> counts) {
        var took = new ArrayList<>(Collections.nCopies(LatencyBuckets.COUNT, 0L));
        for (var count : counts) {
            for (int place = 0; place < LatencyBuckets.COUNT; place++) {
                took.set(place, took.get(place) + count.took().get(place));
            }
        }
        return new Step(
                from,
                counts.stream().mapToLong(SlotCount::attempts).sum(),
                counts.stream().mapToLong(SlotCount::delivered).sum(),
                LatencyBuckets.percentile(took, 0.5),
                LatencyBuckets.percentile(took, 0.95),
                LatencyBuckets.percentile(took, 0.99));
    }

    public long attempts() {
        return steps.stream().mapToLong(Step::attempts).sum();
    }

    public long delivered() {
        return steps.stream().mapToLong(Step::delivered).sum();
    }
}
