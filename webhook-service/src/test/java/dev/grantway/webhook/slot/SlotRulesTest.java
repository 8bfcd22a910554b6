package dev.grantway.webhook.slot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.webhook.slot.SlotRules.Slots;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlotRulesTest {
    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Instant START = Instant.parse("2026-12-01T00:00:00Z");

    private final SlotRules rules = SlotRules.of(SlotConfigs.of(Map.of()));

    @ParameterizedTest
    @CsvSource({
        "1, 1000, 1",
        "1, 1001, 2",
        "1, 90000, 2",
        "2, 2000, 2",
        "2, 2001, 4",
        "4, 4001, 8",
        "8, 8001, 16",
        "16, 90000, 16"
    })
    void doublesWhenThereIsMoreThanTheSlotsAreMeantFor(int slots, double perSecond, int next) {
        assertThat(rules.next(of(slots, MINUTE), perSecond, START).number()).isEqualTo(next);
    }

    @Test
    void waitsToSeeWhatTheLastChangeBrought() {
        var changed = rules.next(Slots.ONE, 5_000, START);

        assertThat(rules.next(changed, 5_000, START.plus(MINUTE).minusMillis(1)).number())
                .isEqualTo(2);
        assertThat(rules.next(changed, 5_000, START.plus(MINUTE)).number()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"16, 3999, 8", "16, 4000, 16", "2, 499, 1", "2, 500, 2", "2, 0, 1", "1, 0, 1"})
    void halvesOnlyWhenThereWasLittleForLong(int slots, double perSecond, int next) {
        assertThat(rules.next(of(slots, HOUR), perSecond, START).number()).isEqualTo(next);
        assertThat(rules.next(of(slots, HOUR.minusMillis(1)), perSecond, START).number())
                .isEqualTo(slots);
    }

    @Test
    void goesDownOneStepAtATime() {
        var slots = of(16, HOUR);
        var numbers = new ArrayList<Integer>();
        for (int hour = 0; hour < 5; hour++) {
            slots = rules.next(slots, 0, START.plus(HOUR.multipliedBy(hour)));
            numbers.add(slots.number());
        }

        assertThat(numbers).containsExactly(8, 4, 2, 1, 1);
    }

    @Test
    void keepsToALowerSettingAtOnceAndToPowersOfTwo() {
        var few = SlotRules.of(SlotConfigs.of(Map.of("grantway.webhook.slot.most", "5")));
        var none = SlotRules.of(SlotConfigs.of(Map.of("grantway.webhook.slot.most", "1")));

        assertThat(few.next(of(16, Duration.ZERO), 90_000, START).number()).isEqualTo(4);
        assertThat(none.next(Slots.ONE, 90_000, START).number()).isEqualTo(1);
    }

    /** Whatever the rate does: steps of two, never two within a minute upwards, never one down within an hour of much. */
    @Test
    void neverHurriesWhateverTheRateDoes() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var slots = Slots.ONE;
        var changedAt = Instant.EPOCH;
        var busyAt = Instant.EPOCH;
        double level = 1_000;
        for (int look = 0; look < 50_000; look++) {
            var now = START.plus(LOOK.multipliedBy(look));
            if (random.nextInt(200) == 0) {
                level = Math.pow(10, 1 + 4 * random.nextDouble());
            }
            double perSecond = level * (0.5 + random.nextDouble());
            int before = slots.number();

            slots = rules.next(slots, perSecond, now);

            int after = slots.number();
            assertThat(after).as("seed %d", seed).isIn(List.of(before, before * 2, before / 2));
            assertThat(after).as("seed %d", seed).isBetween(1, 16);
            if (after > before) {
                assertThat(now).as("seed %d", seed).isAfterOrEqualTo(changedAt.plus(MINUTE));
                assertThat(perSecond).as("seed %d", seed).isGreaterThan(before * 1_000.0);
            }
            if (after < before) {
                assertThat(now).as("seed %d", seed).isAfterOrEqualTo(busyAt.plus(HOUR));
            }
            changedAt = after == before ? changedAt : now;
            busyAt = after != before || perSecond >= before * 250.0 ? now : busyAt;
        }
    }

    @Test
    void doesNotSwingWhereTheRateStandsStill() {
        for (double perSecond = 1; perSecond < 40_000; perSecond *= 1.1) {
            var slots = Slots.ONE;
            int changes = 0;
            for (int look = 0; look < 2_000; look++) {
                var next = rules.next(slots, perSecond, START.plus(LOOK.multipliedBy(look)));
                changes += next.number() == slots.number() ? 0 : 1;
                slots = next;
            }

            assertThat(1 << changes).as("%.0f a second", perSecond).isEqualTo(slots.number()); // up only
        }
    }

    private static Slots of(int number, Duration since) {
        return new Slots(number, START.minus(since), START.minus(since));
    }
}
