package dev.grantway.webhook.lane;

import dev.grantway.platform.confined.Confined;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Which records of a partition are done, from its assignment to its revocation. Offsets may have gaps: compaction and
 * transactions leave some. Of several threads.
 */
@Confined("lock")
final class PartitionProgress {
    private static final int FIRST_CAPACITY = 64;
    private static final long NOTHING = -1;

    private final AtomicBoolean owned = new AtomicBoolean(true);
    private final RecentIds recentIds;

    /** The offset that the owner before has committed; 0 when there was none. */
    private final long begin;

    /** What the owner before had done above that. */
    private final DoneRuns doneBefore;

    /** A ring, in the order of receipt, from the oldest open record on; one that is done is there as its complement. */
    private long[] records = new long[FIRST_CAPACITY];

    private int first;
    private int size;
    private int open;
    private long next = NOTHING;
    private boolean changed;

    private PartitionProgress(int rememberedIds, long begin, DoneRuns doneBefore) {
        this.recentIds = new RecentIds(rememberedIds);
        this.begin = begin;
        this.doneBefore = doneBefore;
    }

    /**
     * The progress of a partition that has just come.
     *
     * @param committed what its owner before has left; null when there was none
     */
    static PartitionProgress from(@Nullable OffsetAndMetadata committed, int rememberedIds) {
        return committed == null
                ? new PartitionProgress(rememberedIds, 0, DoneRuns.NONE)
                : new PartitionProgress(
                        rememberedIds, committed.offset(), DoneRuns.decode(committed.offset(), committed.metadata()));
    }

    RecentIds recentIds() {
        return recentIds;
    }

    /** Whether a record was committed before the partition came here. */
    boolean isBefore(long offset) {
        return offset < begin;
    }

    /** Takes note of a record, after all before it; false when it was done by the owner before. */
    synchronized boolean received(long offset) {
        boolean done = doneBefore.contains(offset);
        append(done ? ~offset : offset);
        next = offset + 1;
        changed = true;
        if (done) {
            dropDone();
        } else {
            open++;
        }
        return !done;
    }

    /** Without effect for what is not open. */
    synchronized void done(long offset) {
        int place = place(offset);
        if (place >= 0 && records[index(place)] >= 0) {
            records[index(place)] = ~offset;
            open--;
            changed = true;
            dropDone();
        }
    }

    synchronized int openCount() {
        return open;
    }

    /** What to commit: the offset of the oldest open record, and what is done above it; empty when nothing has changed. */
    synchronized Optional<OffsetAndMetadata> toCommit() {
        if (!changed) {
            return Optional.empty();
        }
        changed = false;
        long position = size == 0 ? next : offset(0);
        return Optional.of(new OffsetAndMetadata(position, runs(position).encode()));
    }

    /** A commit failed: what it told has to be told again. */
    synchronized void notCommitted() {
        changed = true;
    }

    /** Whether the partition is still this consumer's; another one has its open records otherwise. */
    boolean isOwned() {
        return owned.get();
    }

    void disown() {
        owned.set(false);
    }

    private DoneRuns runs(long from) {
        var runs = new DoneRuns.Builder(from);
        for (int place = 0; place < size; place++) {
            runs.add(offset(place), records[index(place)] < 0);
        }
        doneBefore.addFrom(next, runs); // what the owner before knew of records that are not here yet
        return runs.build();
    }

    private void append(long record) {
        if (size == records.length) {
            var larger = Arrays.copyOf(records, size * 2);
            for (int place = 0; place < size; place++) {
                larger[place] = records[index(place)];
            }
            records = larger;
            first = 0;
        }
        records[index(size++)] = record;
    }

    private void dropDone() {
        while (size > 0 && records[first] < 0) {
            first = index(1);
            size--;
        }
    }

    private int place(long offset) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long found = offset(middle);
            if (found == offset) {
                return middle;
            }
            if (found < offset) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    private long offset(int place) {
        long record = records[index(place)];
        return record < 0 ? ~record : record;
    }

    private int index(int place) {
        return (first + place) & (records.length - 1);
    }
}
