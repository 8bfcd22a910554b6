package dev.grantway.token.assertion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.token.TestInstalls;
import dev.grantway.token.database.HourPartitionStore;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AssertionPartitionsTest {
    private static final int LONG_AGO = 2_000;

    private final TestInstalls installs;
    private final HourPartitionStore store;
    private final AssertionPartitions partitions;

    AssertionPartitionsTest(TestInstalls installs, HourPartitionStore store, AssertionPartitions partitions) {
        this.installs = installs;
        this.store = store;
        this.partitions = partitions;
    }

    @Test
    void dropWhatIsLongExpiredWithoutDeletingARow() {
        store.arrange(AssertionPartitions.at(Instant.EPOCH.plus(Duration.ofHours(LONG_AGO))));
        assertThat(exists(LONG_AGO)).isTrue();

        partitions.arrange();

        assertThat(exists(LONG_AGO)).isFalse();
        assertThat(exists(LONG_AGO + 24)).isFalse();
    }

    private boolean exists(int hour) {
        return installs.number(
                        "SELECT count(*) FROM pg_class WHERE relkind = 'r' AND relname = ?", "used_assertion_" + hour)
                == 1;
    }
}
