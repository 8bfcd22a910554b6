package dev.grantway.token.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallBudgetTest {
    private static final int APP = 300001;
    private static final int ACCOUNT = 200001;

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1); // a machine's clock may wrap around

    @Test
    void isExactAmongThreads() throws Exception {
        var budget = budget(110, 1.0);
        var barrier = new CyclicBarrier(200);
        Callable<BudgetState> call = () -> {
            barrier.await();
            return budget.take(APP, ACCOUNT);
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var states =
                    threads.invokeAll(Stream.generate(() -> call).limit(200).toList());

            assertThat(states)
                    .filteredOn(state -> !state.resultNow().isUsedUp())
                    .hasSize(110)
                    .extracting(state -> state.resultNow().remaining())
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, 110).boxed().toList());
        }
    }

    @Test
    void rolls() {
        var budget = budget(3, 1.0);
        assertThat(budget.take(APP, ACCOUNT).remaining()).isEqualTo(2);
        advance(Duration.ofSeconds(4));
        assertThat(budget.take(APP, ACCOUNT).remaining()).isEqualTo(1);
        assertThat(budget.take(APP, ACCOUNT).remaining()).isEqualTo(0);

        assertThat(budget.take(APP, ACCOUNT).retryAfter()).isEqualTo(Duration.ofSeconds(6));
        advance(Duration.ofSeconds(6).minusNanos(1));
        assertThat(budget.take(APP, ACCOUNT).isUsedUp()).isTrue();
        advance(Duration.ofNanos(1));
        assertThat(budget.take(APP, ACCOUNT).isUsedUp()).isFalse(); // the first call is ten seconds old
        assertThat(budget.take(APP, ACCOUNT).retryAfter()).isEqualTo(Duration.ofSeconds(4));
        advance(Duration.ofSeconds(10));
        assertThat(budget.take(APP, ACCOUNT).remaining()).isEqualTo(2);
    }

    @Test
    void isOfAnAppInAnAccount() {
        var budget = budget(1, 1.0);
        assertThat(budget.take(APP, ACCOUNT).isUsedUp()).isFalse();

        assertThat(budget.take(APP, ACCOUNT + 1).isUsedUp()).isFalse();
        assertThat(budget.take(APP + 1, ACCOUNT).isUsedUp()).isFalse();
        assertThat(budget.take(APP, ACCOUNT).isUsedUp()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1.0, 1, 110", "1.0, 3, 330", "0.5, 2, 110", "0.34, 3, 111", "0.001, 1, 1"})
    void givesOutItsShareAtEachPod(double share, int pods, int passed) {
        var budgets = Stream.generate(() -> budget(110, share)).limit(pods).toList();

        long sum = budgets.stream()
                .flatMap(budget ->
                        Stream.generate(() -> budget.take(APP, ACCOUNT)).limit(400))
                .filter(state -> !state.isUsedUp())
                .count();

        assertThat(sum).isEqualTo(passed);
    }

    @Test
    void saysWhatIsLeftAtAllPodsAlike() {
        assertThat(budget(110, 0.5).take(APP, ACCOUNT)).satisfies(state -> {
            assertThat(state.max()).isEqualTo(110);
            assertThat(state.remaining()).isEqualTo(108);
        });
    }

    @ParameterizedTest
    @CsvSource({"0, 1.0", "10001, 1.0", "110, 0", "110, 1.1", "110, NaN"})
    void refusesASettingOutOfBounds(int max, double share) {
        assertThatThrownBy(() -> budget(max, share)).hasMessageContaining("grantway.token.gate.budget: max=" + max);
    }

    private void advance(Duration by) {
        now.addAndGet(by.toNanos());
    }

    private CallBudget budget(int max, double share) {
        return new CallBudget(
                new BudgetConfig() {
                    @Override
                    public int max() {
                        return max;
                    }

                    @Override
                    public Duration interval() {
                        return Duration.ofSeconds(10);
                    }

                    @Override
                    public double share() {
                        return share;
                    }
                },
                now::get);
    }
}
