package dev.grantway.webhook.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionProgressTest {
    @Test
    void holdsAtTheOldestOpenRecord() {
        var progress = new PartitionProgress(10);
        progress.received(5);
        progress.received(9);
        progress.received(12);

        progress.done(9);
        assertThat(progress.toCommit()).isEqualTo(5);

        progress.done(5);
        assertThat(progress.toCommit()).isEqualTo(12);

        progress.done(12);
        assertThat(progress.toCommit()).isEqualTo(13);
    }

    @Test
    void commitsNothingTwice() {
        var progress = new PartitionProgress(10);
        assertThat(progress.toCommit()).isNegative();

        progress.received(0);
        progress.done(0);
        progress.committed(1);

        assertThat(progress.toCommit()).isNegative();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void neverPassesAnOpenRecordWhateverTheOrderAndTheGaps(long seed) {
        var random = new Random(seed);
        var progress = new PartitionProgress(10);
        var open = new TreeSet<Long>();
        long next = random.nextInt(100);

        for (int step = 0; step < 2_000; step++) {
            if (open.isEmpty() || random.nextInt(3) > 0) {
                next += random.nextInt(4); // compaction and transaction markers leave gaps
                progress.received(next);
                open.add(next++);
            } else {
                long done = new ArrayList<>(open).get(random.nextInt(open.size()));
                progress.done(done);
                open.remove(done);
            }
            assertThat(progress.toCommit()).isEqualTo(open.isEmpty() ? next : open.first());
            assertThat(progress.openCount()).isEqualTo(open.size());
        }
    }

    @Test
    void remembersTheNewestIds() {
        var ids = new RecentIds(2);

        assertThat(ids.add("a")).isTrue();
        assertThat(ids.add("a")).isFalse();
        assertThat(ids.add("b")).isTrue();
        assertThat(ids.add("c")).isTrue();
        assertThat(ids.add("a")).isTrue();
    }
}
