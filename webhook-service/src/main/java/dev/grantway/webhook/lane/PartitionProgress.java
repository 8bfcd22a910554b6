package dev.grantway.webhook.lane;

import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Which records of a partition are done, from its assignment to its revocation. Offsets may have gaps: compaction and
 * transactions leave some.
 */
final class PartitionProgress {
    private static final long NOTHING = -1;

    private final TreeSet<Long> open = new TreeSet<>();
    private final AtomicLong next = new AtomicLong(NOTHING);
    private final AtomicLong committed = new AtomicLong(NOTHING);
    private final AtomicBoolean owned = new AtomicBoolean(true);
    private final RecentIds recentIds;

    PartitionProgress(int rememberedIds) {
        this.recentIds = new RecentIds(rememberedIds);
    }

    RecentIds recentIds() {
        return recentIds;
    }

    synchronized void received(long offset) {
        open.add(offset);
        next.set(offset + 1);
    }

    synchronized void done(long offset) {
        open.remove(offset);
    }

    synchronized int openCount() {
        return open.size();
    }

    /** The offset to commit: that of the oldest record that is not done; negative when nothing has changed. */
    synchronized long toCommit() {
        long position = open.isEmpty() ? next.get() : open.first();
        return position == committed.get() ? NOTHING : position;
    }

    void committed(long offset) {
        committed.set(offset);
    }

    /** Whether the partition is still this consumer's; another one has its open records otherwise. */
    boolean isOwned() {
        return owned.get();
    }

    void disown() {
        owned.set(false);
    }
}
