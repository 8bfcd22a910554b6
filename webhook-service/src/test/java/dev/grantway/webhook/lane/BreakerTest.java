package dev.grantway.webhook.lane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.webhook.delivery.Reaction;
import dev.grantway.webhook.lane.Breaker.State;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BreakerTest {
    private static final long PAUSE = Duration.ofSeconds(10).toNanos();

    private final Breaker breaker = new Breaker(Configs.breaker());

    private void fail(int times, long now) {
        for (int failure = 0; failure < times; failure++) {
            breaker.began();
            breaker.heed(Reaction.FAILURE, now);
        }
    }

    private void succeed(long now) {
        breaker.began();
        breaker.heed(Reaction.SUCCESS, now);
    }

    @Test
    void opensAfterTenFailuresInARow() {
        fail(9, 0);
        succeed(0);
        fail(9, 0);
        assertThat(breaker.state()).isEqualTo(State.CLOSED);
        assertThat(breaker.lets(5, 0)).isTrue();

        fail(1, 0);

        assertThat(breaker.state()).isEqualTo(State.OPEN);
        assertThat(breaker.lets(0, PAUSE - 1)).isFalse();
    }

    @Test
    void opensSoonerWhenCallsTimeOutAndLetsFewHang() {
        breaker.heed(Reaction.TIMEOUT, 0);
        assertThat(breaker.lets(3, 0)).isTrue();
        assertThat(breaker.lets(4, 0)).isFalse();

        breaker.heed(Reaction.TIMEOUT, 0);
        breaker.heed(Reaction.TIMEOUT, 0);
        assertThat(breaker.state()).isEqualTo(State.CLOSED);
        breaker.heed(Reaction.TIMEOUT, 0);
        assertThat(breaker.state()).isEqualTo(State.OPEN);
    }

    @Test
    void letsOneThroughAfterThePauseAndDoublesItWhenThatFails() {
        fail(10, 0);
        assertThat(breaker.lets(0, PAUSE)).isTrue();
        assertThat(breaker.lets(1, PAUSE)).isFalse(); // one from before is still under way
        breaker.began();
        assertThat(breaker.lets(0, PAUSE)).isFalse();

        breaker.heed(Reaction.FAILURE, PAUSE);

        assertThat(breaker.openUntil()).isEqualTo(3 * PAUSE);
        while (breaker.openUntil() < Duration.ofHours(1).toNanos()) {
            fail(1, breaker.openUntil());
        }
        long now = breaker.openUntil();
        fail(1, now);
        assertThat(breaker.openUntil() - now).isEqualTo(Duration.ofMinutes(5).toNanos());
    }

    @Test
    void letsMoreAndMoreThroughAfterASuccess() {
        fail(10, 0);
        succeed(PAUSE);

        assertThat(breaker.state()).isEqualTo(State.CLOSED);
        assertThat(breaker.lets(1, PAUSE)).isTrue();
        assertThat(breaker.lets(2, PAUSE)).isFalse();
        succeed(PAUSE);
        assertThat(breaker.lets(2, PAUSE)).isTrue();
        assertThat(breaker.isAtRest(PAUSE)).isFalse();
        for (int success = 0; success < 20; success++) {
            succeed(PAUSE);
        }
        assertThat(breaker.lets(1_000, PAUSE)).isTrue();
        assertThat(breaker.isAtRest(PAUSE)).isTrue();
    }

    @Test
    void forgetsAnEndpointThatNothingWasHeardOfForAnHour() {
        fail(10, 0);

        assertThat(breaker.isAtRest(Duration.ofMinutes(59).toNanos())).isFalse();
        assertThat(breaker.isAtRest(Duration.ofMinutes(61).toNanos())).isTrue();
    }

    @Test
    void asksTheNextWhenTheProbeWasNotMade() {
        fail(10, 0);
        breaker.began();
        breaker.heed(Reaction.NOT_CALLED, PAUSE);

        assertThat(breaker.state()).isEqualTo(State.OPEN);
        assertThat(breaker.lets(0, PAUSE)).isTrue();
    }
}
