package dev.grantway.token.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.token.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FailuresTest {
    private final MovableClock clock = new MovableClock();
    private final Failures failures = new Failures(config(3, 5), clock);

    @Test
    void stopAClientAtTheAddressItFailsFrom() {
        fail("app", "1.1.1.1", 2);
        assertThat(failures.waitOf("app", "1.1.1.1")).isEmpty();

        fail("app", "1.1.1.1", 1);

        assertThat(failures.waitOf("app", "1.1.1.1")).hasValue(Duration.ofSeconds(60));
        assertThat(failures.waitOf("app", "2.2.2.2")).isEmpty();
        assertThat(failures.waitOf("other", "1.1.1.1")).isEmpty();
    }

    @Test
    void stopWhoDoesNotProveItselfAtAnAddressThatTriesManyClients() {
        for (int i = 0; i < 5; i++) {
            assertThat(failures.waitOfUnproven("1.1.1.1")).isEmpty();
            fail("app-" + i, "1.1.1.1", 1);
        }

        assertThat(failures.waitOfUnproven("1.1.1.1")).isPresent();
        assertThat(failures.waitOfUnproven("2.2.2.2")).isEmpty();
        assertThat(failures.waitOf("app-1", "1.1.1.1")).as("its own budget").isEmpty();
    }

    @Test
    void stopEverybodyAtAnAddressThatFailsTenTimesAsOften() {
        for (int i = 0; i < 50; i++) {
            assertThat(failures.waitOfAll("1.1.1.1")).isEmpty();
            fail("app-" + i, "1.1.1.1", 1);
        }

        assertThat(failures.waitOfAll("1.1.1.1")).hasValue(Duration.ofSeconds(60));
        assertThat(failures.waitOfAll("2.2.2.2")).isEmpty();
    }

    @Test
    void areForgottenWhenTheirTimeIsOver() {
        fail("app", "1.1.1.1", 3);
        clock.move(Duration.ofSeconds(20));
        assertThat(failures.waitOf("app", "1.1.1.1")).hasValue(Duration.ofSeconds(40));

        clock.move(Duration.ofSeconds(40));

        assertThat(failures.waitOf("app", "1.1.1.1")).isEmpty();
        fail("app", "1.1.1.1", 1);
        assertThat(failures.waitOf("app", "1.1.1.1")).isEmpty();
    }

    @Test
    void areNotLimitedByZero() {
        var unlimited = new Failures(config(0, 0), clock);
        for (int i = 0; i < 1000; i++) {
            unlimited.count("app", "1.1.1.1");
        }

        assertThat(unlimited.waitOf("app", "1.1.1.1")).isEmpty();
        assertThat(unlimited.waitOfUnproven("1.1.1.1")).isEmpty();
        assertThat(unlimited.waitOfAll("1.1.1.1")).isEmpty();
    }

    private void fail(String clientId, String address, int times) {
        for (int i = 0; i < times; i++) {
            failures.count(clientId, address);
        }
    }

    private static FailuresConfig config(int perClient, int perAddress) {
        return new FailuresConfig() {
            @Override
            public int perClient() {
                return perClient;
            }

            @Override
            public int perAddress() {
                return perAddress;
            }

            @Override
            public Duration window() {
                return Duration.ofSeconds(60);
            }
        };
    }
}
