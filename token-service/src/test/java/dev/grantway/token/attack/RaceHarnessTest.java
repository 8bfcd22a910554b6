package dev.grantway.token.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The harness finds the bug that the race attacks look for, where it is. */
@QuarkusTest
class RaceHarnessTest {
    private static final int ROUNDS = 50;
    private static final int RUNNERS = 10;
    private static final long HEAD_START_NANOS = 200_000;

    private final ReadThenWrite store;

    RaceHarnessTest(ReadThenWrite store) {
        this.store = store;
    }

    @BeforeEach
    void createTable() {
        store.create();
    }

    @AfterEach
    void dropTable() {
        store.drop();
    }

    @Test
    void seesMoreThanOneWinnerWhereAStoreReadsAndThenWrites() throws Exception {
        assertThat(winners(store::readAndSpend)).anyMatch(count -> count > 1);
    }

    @Test
    void seesOneWinnerWhereOneStatementDoesBoth() throws Exception {
        assertThat(winners(store::spend)).containsOnly(1L);
    }

    private List<Long> winners(LongPredicate spend) throws Exception {
        var winners = new ArrayList<Long>();
        try (var race = new Race(RUNNERS, HEAD_START_NANOS)) {
            for (long id = 0; id < ROUNDS; id++) {
                long code = id;
                store.add(code);
                Callable<Boolean> runner = () -> spend.test(code);
                winners.add(race.run(Collections.nCopies(RUNNERS, runner)).stream()
                        .filter(won -> won)
                        .count());
            }
        }
        return winners;
    }
}
