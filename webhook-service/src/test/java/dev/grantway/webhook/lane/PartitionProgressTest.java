package dev.grantway.webhook.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionProgressTest {
    private final PartitionProgress progress = PartitionProgress.from(null, 10);

    @Test
    void holdsAtTheOldestOpenRecord() {
        progress.received(5);
        progress.received(9);
        progress.received(12);

        progress.done(9);
        assertThat(committed(progress)).isEqualTo(5);

        progress.done(5);
        assertThat(committed(progress)).isEqualTo(12);

        progress.done(12);
        assertThat(committed(progress)).isEqualTo(13);
    }

    @Test
    void commitsNothingTwiceUnlessItFailed() {
        assertThat(progress.toCommit()).isEmpty();

        progress.received(0);
        progress.done(0);
        assertThat(committed(progress)).isEqualTo(1);
        assertThat(progress.toCommit()).isEmpty();

        progress.notCommitted();
        assertThat(committed(progress)).isEqualTo(1);
    }

    @Test
    void takesWhatIsDoneAboveTheCommittedOffsetForDoneAfterACrash() {
        List.of(5L, 6L, 9L, 12L).forEach(progress::received);
        progress.done(6);
        progress.done(12);
        var next = PartitionProgress.from(progress.toCommit().orElseThrow(), 10);

        assertThat(next.isBefore(4)).isTrue();
        assertThat(next.isBefore(5)).isFalse();
        assertThat(next.received(5)).isTrue();
        assertThat(next.received(6)).isFalse();
        assertThat(next.received(9)).isTrue();
        assertThat(next.received(12)).isFalse();
        assertThat(next.received(13)).isTrue();
        next.done(5);
        next.done(9);
        assertThat(committed(next)).isEqualTo(13);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void neverPassesAnOpenRecordWhateverTheOrderAndTheGaps(long seed) {
        var random = new Random(seed);
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
            assertThat(committed(progress)).isEqualTo(open.isEmpty() ? next : open.first());
            assertThat(progress.openCount()).isEqualTo(open.size());
        }
    }

    /** Against a model: partitions are lost at any time, before or after a commit, and completions of the owner before come late. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void losesNothingAndRepeatsOnlyWhatNoCommitKnew(long seed) {
        var random = new Random(seed);
        var log = log(random);
        var doneByAnybody = new HashSet<Long>();
        Set<Long> knownByCommit = Set.of();
        @Nullable OffsetAndMetadata committed = null;

        for (int owner = 0; owner < 30; owner++) {
            var mine = PartitionProgress.from(committed, 10);
            var known = new HashSet<>(knownByCommit);
            var open = new ArrayList<Long>();
            int place = firstFrom(log, committed);
            for (int step = 0; step < 200; step++) {
                int dice = random.nextInt(10);
                if (dice < 5 && place < log.size()) {
                    long offset = log.get(place++);
                    assertThat(mine.received(offset)).isEqualTo(!known.contains(offset));
                    if (!known.contains(offset)) {
                        open.add(offset);
                    }
                } else if (dice < 9 && !open.isEmpty()) {
                    long offset = open.remove(random.nextInt(open.size()));
                    mine.done(offset);
                    mine.done(offset); // twice changes nothing
                    doneByAnybody.add(offset);
                    known.add(offset);
                } else {
                    var commit = mine.toCommit();
                    if (commit.isPresent()) {
                        committed = commit.get();
                        knownByCommit = Set.copyOf(known);
                    }
                }
            }
            mine.disown();
        }

        long end = committed == null ? 0 : committed.offset();
        assertThat(doneByAnybody)
                .containsAll(log.stream().filter(offset -> offset < end).toList());
        assertThat(end).isGreaterThan(log.getFirst());
    }

    private static List<Long> log(Random random) {
        var log = new ArrayList<Long>();
        long next = random.nextInt(50);
        for (int record = 0; record < 1_500; record++) {
            next += 1 + (random.nextInt(5) == 0 ? random.nextInt(6) : 0);
            log.add(next);
        }
        return log;
    }

    private static int firstFrom(List<Long> log, @Nullable OffsetAndMetadata committed) {
        long from = committed == null ? 0 : committed.offset();
        return (int) log.stream().filter(offset -> offset < from).count();
    }

    private static long committed(PartitionProgress progress) {
        progress.notCommitted();
        return progress.toCommit().orElseThrow().offset();
    }

    @Test
    void tellsWhatIsDoneInLittleTextAndCutsWhatIsTooLong() {
        var runs = new DoneRuns.Builder(1_000_000);
        Set<Long> done = new HashSet<>();
        for (long offset = 1_000_000; offset < 1_010_000; offset++) {
            boolean isDone = offset % 2 == 1;
            runs.add(offset, isDone);
            if (isDone) {
                done.add(offset);
            }
        }

        String text = runs.build().encode();
        var read = DoneRuns.decode(1_000_000, text);

        assertThat(text).hasSizeBetween(2_900, DoneRuns.LONGEST_TEXT);
        long known = done.stream().filter(read::contains).count();
        assertThat(known).isGreaterThan(1_000);
        for (long offset = 1_000_000; offset < 1_010_000; offset += 2) {
            assertThat(read.contains(offset)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "r2:AQE", "r1:", "r1:***", "r1:gA", "r1:_____________________w", "anything"})
    void takesForeignMetadataForNothing(String metadata) {
        var read = DoneRuns.decode(7, metadata);

        for (long offset = 0; offset < 100; offset++) {
            assertThat(read.contains(offset)).isFalse();
        }
    }

    @Test
    void remembersAtLeastHalfAsManyIdsAsItMay() {
        var ids = new RecentIds(2_000);
        for (int id = 0; id < 5_000; id++) {
            assertThat(ids.add("msg_" + id)).isTrue();
        }

        for (int id = 4_000; id < 5_000; id++) {
            assertThat(ids.add("msg_" + id)).isFalse();
        }
        assertThat(ids.add("msg_0")).isTrue();
        assertThat(ids.add("msg_0")).isFalse();
    }
}
