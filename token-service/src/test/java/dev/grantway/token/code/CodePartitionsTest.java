package dev.grantway.token.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import dev.grantway.token.database.HourPartitionStore;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CodePartitionsTest {
    /** Far from the present, so that codes of other tests stay. */
    private static final int LONG_AGO = 1_000;

    private final TestInstalls installs;
    private final HourPartitionStore store;
    private final CodePartitions partitions;

    CodePartitionsTest(TestInstalls installs, HourPartitionStore store, CodePartitions partitions) {
        this.installs = installs;
        this.store = store;
        this.partitions = partitions;
    }

    @Test
    void makesADayAheadAndDropsWhatIsOver() {
        store.arrange(new CodeHours(LONG_AGO).table());
        assertThat(exists(LONG_AGO)).isTrue();
        assertThat(exists(LONG_AGO + 24)).isTrue();

        partitions.arrange();

        assertThat(exists(LONG_AGO)).isFalse();
        assertThat(exists(LONG_AGO + 24)).isFalse();
        installs.install(TestConsent.of(installs.app()));
    }

    @Test
    void finishesWhatAKilledPodBegan() {
        installs.inDatabase("CREATE TABLE authorization_code_17 (LIKE authorization_code INCLUDING ALL)");

        partitions.arrange();

        assertThat(exists(17)).isFalse();
    }

    @Test
    void letsManyPodsRunItAtOnce() throws Exception {
        var runs = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 8; i++) {
            runs.add(() -> store.arrange(new CodeHours(LONG_AGO + 100).table()));
        }

        try (var threads = Executors.newFixedThreadPool(8)) {
            assertThat(threads.invokeAll(runs)).extracting(Future::resultNow).contains(true);
        }

        partitions.arrange();
        assertThat(exists(LONG_AGO + 100)).isFalse();
    }

    private boolean exists(int hour) {
        return installs.number(
                        "SELECT count(*) FROM pg_class WHERE relkind = 'r' AND relname = ?",
                        "authorization_code_" + hour)
                == 1;
    }
}
