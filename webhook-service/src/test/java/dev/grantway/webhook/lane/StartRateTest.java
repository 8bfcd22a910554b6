package dev.grantway.webhook.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class StartRateTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final StartRate rate = new StartRate();

    @Test
    void letsAnyNumberBeginWithoutALimit() {
        for (int number = 0; number < 1_000; number++) {
            assertThat(rate.freeFrom(7)).isEqualTo(7);
            rate.began(7);
        }
        assertThat(rate.isAtRest(7)).isTrue();
    }

    @Test
    void letsSoManyBeginAtOnceAndTheNextASecondAfterTheFirst() {
        rate.limit(3);
        rate.began(10);
        rate.began(20);
        assertThat(rate.freeFrom(25)).isEqualTo(25);
        rate.began(30);

        assertThat(rate.freeFrom(40)).isEqualTo(10 + SECOND);
        assertThat(rate.isAtRest(29 + SECOND)).isFalse();
        assertThat(rate.isAtRest(30 + SECOND)).isTrue();
    }

    @Test
    void countsWhatBeganBeforeTheLimitChanged() {
        rate.limit(5);
        List.of(10L, 20L, 30L, 40L).forEach(rate::began);

        rate.limit(2);
        assertThat(rate.freeFrom(50)).isEqualTo(30 + SECOND);

        rate.limit(3);
        assertThat(rate.freeFrom(50)).isEqualTo(50);
        rate.began(50);
        assertThat(rate.freeFrom(60)).isEqualTo(30 + SECOND);
    }

    /** By a model that remembers all: none begins sooner than it may, and none is kept back that could begin. */
    @RepeatedTest(20)
    void neverLetsMoreBeginWithinASecondAndNeverFewer(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        int limit = 1 + random.nextInt(20);
        rate.limit(limit);
        long start = random.nextBoolean() ? Long.MAX_VALUE - SECOND : 0; // nanoTime may pass its end
        long now = start;
        var began = new ArrayList<Long>();
        for (int step = 0; step < 2_000; step++) {
            long moment = now;
            long within = began.stream().filter(each -> moment - each < SECOND).count();
            boolean mayBegin = rate.freeFrom(moment) - moment <= 0;

            assertThat(mayBegin).isEqualTo(within < limit);
            if (mayBegin) {
                rate.began(moment);
                began.add(moment);
            }
            now += random.nextLong(SECOND / 10);
        }
    }
}
