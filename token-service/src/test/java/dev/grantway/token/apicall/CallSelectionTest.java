package dev.grantway.token.apicall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class CallSelectionTest {
    private static final int APP = 300001;
    private static final int OTHER = 300002;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T13:00:00Z"));
    private final ApiCallsConfig configured;

    CallSelectionTest(ApiCallsConfig configured) {
        this.configured = configured;
    }

    @Test
    void hasItsDefaults() {
        assertThat(configured.sample()).isEqualTo(100);
        assertThat(configured.refusedPerSecond()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 250", "2, 125", "100, 3", "1000000, 1"})
    void takesOneOfSoManyThatPassed(int sample, int taken) {
        var selection = selection(sample, 0);

        assertThat(count(250, () -> selection.takesPassed(APP))).isEqualTo(taken);
    }

    @Test
    void takesTheFirstCallOfEachApp() {
        var selection = selection(100, 0);

        assertThat(selection.takesPassed(APP)).isTrue();
        assertThat(selection.takesPassed(APP)).isFalse();
        assertThat(selection.takesPassed(OTHER)).isTrue();
    }

    @Test
    void takesSoManyRefusedCallsASecond() {
        var selection = selection(100, 5);
        assertThat(count(1_000, () -> selection.takesRefused(APP))).isEqualTo(5);

        assertThat(selection.takesRefused(OTHER)).as("another app").isTrue();
        now.set(now.get().plusMillis(999));
        assertThat(selection.takesRefused(APP)).isFalse();
        now.set(now.get().plusMillis(1));
        assertThat(count(1_000, () -> selection.takesRefused(APP))).isEqualTo(5);
    }

    @Test
    void takesNoMoreAmongThreads() throws Exception {
        var selection = selection(100, 5);
        Callable<Integer> calls = () -> count(500, () -> selection.takesRefused(APP));
        try (var threads = Executors.newFixedThreadPool(8)) {
            var taken = threads.invokeAll(Stream.generate(() -> calls).limit(8).toList());

            assertThat(taken.stream().mapToInt(one -> one.resultNow()).sum()).isEqualTo(5);
        }
    }

    @Test
    void takesNoRefusedCallWhenToldSo() {
        assertThat(count(10, () -> selection(100, 0).takesRefused(APP))).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 5, grantway.token.api-calls.sample=-1 (0 to 1000000)",
        "1000001, 5, grantway.token.api-calls.sample=1000001 (0 to 1000000)",
        "100, -1, grantway.token.api-calls.refused-per-second=-1 (0 to 1000)",
        "100, 1001, grantway.token.api-calls.refused-per-second=1001 (0 to 1000)",
    })
    void refusesASettingOutOfBounds(int sample, int refused, String message) {
        assertThatThrownBy(() -> selection(sample, refused)).hasMessage(message);
    }

    private static int count(int calls, BooleanSupplier call) {
        return (int) IntStream.range(0, calls).filter(_ -> call.getAsBoolean()).count();
    }

    private CallSelection selection(int sample, int refusedPerSecond) {
        InstantSource source = now::get;
        Clock clock = source.withZone(ZoneOffset.UTC);
        return new CallSelection(new TestApiCallsConfig(sample, refusedPerSecond), clock);
    }
}
