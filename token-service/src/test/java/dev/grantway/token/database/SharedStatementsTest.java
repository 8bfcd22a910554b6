package dev.grantway.token.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grantway.platform.database.DatabaseAway;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class SharedStatementsTest {
    private final Map<Integer, String> table = new ConcurrentHashMap<>();
    private final AtomicInteger statements = new AtomicInteger();

    @Test
    void aLoneRequestIsReadAtOnce() {
        table.put(1, "one");
        var reads = new SharedStatements<>(1, 64, this::select, () -> false);

        assertThat(reads.find(1)).contains("one");
        assertThat(reads.find(2)).isEmpty();
        assertThat(statements).hasValue(2);
    }

    @Test
    void thoseWhoAskWhileAStatementIsUnderWayShareTheNext() throws Exception {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var asked = new CountDownLatch(20);
        table.put(1, "one");
        var reads = new SharedStatements<Integer, String>(
                1,
                64,
                keys -> {
                    begun.countDown();
                    await(goOn);
                    return select(keys);
                },
                () -> false);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> reads.find(1));
            begun.await();
            var others = new ArrayList<Future<Optional<String>>>();
            for (int i = 0; i < 20; i++) {
                others.add(threads.submit(() -> {
                    asked.countDown();
                    return reads.find(1);
                }));
            }
            asked.await();
            goOn.countDown();

            assertThat(first.get()).contains("one");
            for (var other : others) {
                assertThat(other.get()).contains("one");
            }
        }
        assertThat(statements.get()).as("statements for 21 requests").isLessThan(21);
    }

    @Test
    void nobodySeesARowAsItWasBeforeTheyAsked() throws Exception {
        var reads = new SharedStatements<>(2, 8, this::select, () -> false);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var checks = new ArrayList<Future<?>>();
            for (int key = 0; key < 50; key++) {
                int own = key;
                checks.add(threads.submit(() -> {
                    for (int version = 0; version < 400; version++) {
                        table.put(own, "v" + version);
                        assertThat(reads.find(own)).contains("v" + version);
                    }
                }));
            }
            for (var check : checks) {
                check.get();
            }
        }
    }

    @Test
    void aStatementThatTakesLongHoldsUpNobodyElse() throws Exception {
        table.put(1, "one");
        var gone = new CountDownLatch(1);
        var reads = new SharedStatements<Integer, String>(
                2,
                64,
                keys -> {
                    if (keys.contains(13)) {
                        await(gone); // as of a server that is gone without a word
                    }
                    return select(keys);
                },
                () -> false);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var held = threads.submit(() -> reads.find(13));
            Awaitility.await()
                    .until(() -> threads.submit(() -> reads.find(1)).get().isPresent());

            assertThat(held).isNotDone();
            gone.countDown();
            assertThat(held.get()).isEmpty();
        }
    }

    @Test
    void aFailureIsToldToAllWhoSharedIt() {
        var reads = new SharedStatements<Integer, String>(
                1,
                64,
                _ -> {
                    throw new DatabaseAway(new IllegalStateException("gone"));
                },
                () -> false);

        assertThatThrownBy(() -> reads.find(1)).isInstanceOf(DatabaseAway.class);
        assertThatThrownBy(() -> reads.find(1)).as("and the next may try").isInstanceOf(DatabaseAway.class);
    }

    @Test
    void whoComesWhenTooManyWaitIsToldAtOnce() throws Exception {
        var goOn = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        var reads = new SharedStatements<Integer, String>(
                1,
                64,
                3,
                keys -> {
                    begun.countDown();
                    await(goOn);
                    return select(keys);
                },
                () -> false);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var underWay = new ArrayList<Future<Optional<String>>>();
            underWay.add(threads.submit(() -> reads.find(0)));
            begun.await();
            for (int i = 1; i <= 10; i++) {
                int key = i;
                underWay.add(threads.submit(() -> reads.find(key)));
            }
            Awaitility.await()
                    .until(() -> underWay.stream().filter(Future::isDone).count() == 7);
            assertThat(underWay.stream().filter(Future::isDone))
                    .allSatisfy(refused -> assertThatThrownBy(refused::get).hasCauseInstanceOf(DatabaseAway.class));

            goOn.countDown();

            Awaitility.await().until(() -> underWay.stream().allMatch(Future::isDone));
            assertThat(underWay.stream().filter(each -> each.state() == Future.State.SUCCESS))
                    .hasSize(4);
        }
        assertThat(reads.find(1)).as("and there is room again").isEmpty();
    }

    @Test
    void aTransactionIsToldAtOnceThatTheyAreNotForIt() {
        table.put(1, "one");
        var reads = new SharedStatements<>(1, 64, this::select, () -> true);

        assertThatThrownBy(() -> reads.find(1)).isInstanceOf(IllegalStateException.class);
        assertThat(statements).as("statements that were run in it").hasValue(0);
    }

    private Map<Integer, String> select(Set<Integer> keys) {
        statements.incrementAndGet();
        var found = new HashMap<Integer, String>();
        List.copyOf(keys).forEach(key -> {
            var value = table.get(key);
            if (value != null) {
                found.put(key, value);
            }
        });
        return found;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
