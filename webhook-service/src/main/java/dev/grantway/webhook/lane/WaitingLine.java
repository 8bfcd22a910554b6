package dev.grantway.webhook.lane;

import dev.grantway.platform.confined.Confined;
import dev.grantway.webhook.lane.OpenBatch.Addressee;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Batches of one endpoint that wait, fair among accounts; what comes may join one that still grows. */
@Confined("event loop")
final class WaitingLine {
    private final FairQueue waiting = new FairQueue();
    private final Map<Addressee, OpenBatch> joinable = new HashMap<>();
    private final LaneConfig config;
    private int records;

    WaitingLine(LaneConfig config) {
        this.config = config;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    void add(Taken taken, int mostEvents, long now) {
        records++;
        if (!OpenBatch.isJoinable(taken.batch())) {
            waiting.add(new OpenBatch(taken, now, 1));
            return;
        }
        var addressee = Addressee.of(taken.batch());
        var open = joinable.get(addressee);
        if (open == null || !open.join(taken)) {
            open = new OpenBatch(taken, now, mostEvents);
            waiting.add(open);
            joinable.put(addressee, open);
        }
        if (open.isFull()) {
            joinable.remove(addressee, open);
        }
    }

    /** When the first batch is due, by {@link System#nanoTime}: at once where nothing can join it. */
    long headDueAt() {
        var head = waiting.first();
        return head.isFull() ? head.since() : head.since() + config.linger().toNanos();
    }

    int headBytes() {
        return waiting.first().bytes();
    }

    OpenBatch takeFirst() {
        return removed(waiting.takeFirst());
    }

    /** Gives up what waits beyond a number of records, the newest of whoever has most first. */
    void shed(int mostRecords, Consumer<OpenBatch> taker) {
        while (records > mostRecords) {
            taker.accept(removed(waiting.takeSpare()));
        }
    }

    /** Gives up what has waited since before a moment. */
    void shedOlder(long than, Consumer<OpenBatch> taker) {
        waiting.takeOlder(than, batch -> taker.accept(removed(batch)));
    }

    /** Whether one has waited since before a moment. */
    boolean hasWaitedSince(long moment) {
        return waiting.hasOlder(moment);
    }

    private OpenBatch removed(OpenBatch batch) {
        records -= batch.size();
        joinable.remove(batch.addressee(), batch);
        return batch;
    }
}
