package dev.grantway.token.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.token.MovableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class RequestRatesTest {
    private static final int APP = 7;

    private final MovableClock clock = new MovableClock();

    @Test
    void stopAnAppUntilTheWindowIsOver() {
        var rates = new RequestRates(new Limits(3, 0), clock);
        clock.move(Duration.ofSeconds(4));
        for (int i = 0; i < 3; i++) {
            assertThat(rates.count(APP)).isEmpty();
        }

        assertThat(rates.count(APP)).hasValue(Duration.ofSeconds(6));
        assertThat(rates.count(APP + 1)).isEmpty();

        clock.move(Duration.ofSeconds(6));
        assertThat(rates.count(APP)).isEmpty();
    }

    @Test
    void letExactlyAsManyThroughAtATime() throws Exception {
        var rates = new RequestRates(new Limits(100, 0), clock);
        var counts = new ArrayList<Callable<Optional<Duration>>>();
        for (int i = 0; i < 1000; i++) {
            counts.add(() -> rates.count(APP));
        }

        try (var threads = Executors.newFixedThreadPool(16)) {
            assertThat(threads.invokeAll(counts))
                    .extracting(Future::resultNow)
                    .filteredOn(Optional::isEmpty)
                    .hasSize(100);
        }
    }

    @Test
    void areOffAtZero() {
        var rates = new RequestRates(new Limits(0, 0), clock);
        for (int i = 0; i < 10_000; i++) {
            assertThat(rates.count(APP)).isEmpty();
            assertThat(rates.countUnproven(APP, "10.0.0.1")).isEmpty();
        }
    }

    @Test
    void countWhatProvesNothingByItsAddressAlone() {
        var rates = new RequestRates(new Limits(3, 2), clock);
        for (int i = 0; i < 10; i++) {
            assertThat(rates.countUnproven(APP, "10.0.0." + i)).isEmpty();
            assertThat(rates.countUnproven(APP, "10.0.0." + i)).isEmpty();
        }

        assertThat(rates.countUnproven(APP, "10.0.0.1")).hasValue(Duration.ofSeconds(10));
        assertThat(rates.countUnproven(APP + 1, "10.0.0.1")).isEmpty();

        clock.move(Duration.ofSeconds(10));
        assertThat(rates.countUnproven(APP, "10.0.0.1")).isEmpty();
    }

    @Test
    void stopEveryAddressOfAnAppWhoseProvenRequestsAreTooMany() {
        var rates = new RequestRates(new Limits(3, 2), clock);
        for (int i = 0; i < 3; i++) {
            assertThat(rates.countUnproven(APP, "10.0.0." + i)).isEmpty();
            assertThat(rates.count(APP)).isEmpty();
        }

        assertThat(rates.countUnproven(APP, "10.0.0.9")).hasValue(Duration.ofSeconds(10));
        assertThat(rates.countUnproven(APP + 1, "10.0.0.9")).isEmpty();

        clock.move(Duration.ofSeconds(10));
        assertThat(rates.countUnproven(APP, "10.0.0.9")).isEmpty();
    }

    private record Limits(int perApp, int perAddress) implements RateLimitConfig {}
}
