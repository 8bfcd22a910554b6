package dev.grantway.webhook.lane;

import dev.grantway.platform.confined.Confined;
import dev.grantway.webhook.lane.OpenBatch.Addressee;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The road of one endpoint: what waits for it, in the order it came, and what is under way; of one event loop. */
@Confined("event loop")
final class Lane {
    /** What a request costs at least, whatever its size. */
    private static final int LEAST_COST = 1024;

    private static final double SMOOTHING = 0.3;

    private final Deque<OpenBatch> waiting = new ArrayDeque<>();
    private final Map<Addressee, OpenBatch> joinable = new HashMap<>();
    private final int appId;
    private final Breaker breaker;
    private final LaneConfig config;
    private int waitingRecords;
    private int underWay;
    private long credit;

    /** Records that left for a request since the last look, and how many a second it is lately. */
    private int begun;

    private double begunPerSecond;

    /** Whether it is in a queue for its turn, or for the moment when its first batch is due. */
    private boolean queued;

    Lane(int appId, Breaker breaker, LaneConfig config) {
        this.appId = appId;
        this.breaker = breaker;
        this.config = config;
    }

    int appId() {
        return appId;
    }

    Breaker breaker() {
        return breaker;
    }

    int waitingRecords() {
        return waitingRecords;
    }

    boolean isQueued() {
        return queued;
    }

    void setQueued(boolean queued) {
        this.queued = queued;
    }

    /** Whether nothing is to be remembered of it. */
    boolean isAtRest(long now) {
        return waiting.isEmpty() && underWay == 0 && breaker.isAtRest(now);
    }

    void add(Taken taken, long now) {
        waitingRecords++;
        if (!OpenBatch.isJoinable(taken.batch())) {
            waiting.add(new OpenBatch(taken, now, 1));
            return;
        }
        var addressee = Addressee.of(taken.batch());
        var open = joinable.get(addressee);
        if (open == null || !open.join(taken)) {
            open = new OpenBatch(taken, now, config.mostEventsPerRequest());
            waiting.add(open);
            joinable.put(addressee, open);
        }
        if (open.isFull()) {
            joinable.remove(addressee, open);
        }
    }

    /** Whether a request may begin as soon as its batch is due. */
    boolean mayBegin(int limit, long now) {
        return !waiting.isEmpty() && underWay < limit && breaker.lets(underWay, now);
    }

    /** When the first batch is due, by {@link System#nanoTime}: at once where nothing can join it. */
    long headDueAt() {
        var head = waiting.getFirst();
        return head.isFull() ? head.since() : head.since() + config.linger().toNanos();
    }

    /** A turn has come: so many bytes more may be sent. */
    void credit(long quantum) {
        credit += quantum;
    }

    /** Takes the first batch, if the credit is enough for it. */
    Optional<OpenBatch> begin() {
        var head = waiting.getFirst();
        int cost = Math.max(LEAST_COST, head.bytes());
        if (cost > credit) {
            return Optional.empty();
        }
        remove(head);
        credit = waiting.isEmpty() ? 0 : credit - cost;
        begun += head.size();
        began();
        return Optional.of(head);
    }

    /** A request began. */
    void began() {
        underWay++;
        breaker.began();
    }

    /** A request ended. */
    void ended() {
        underWay--;
    }

    /** Takes note of how fast it goes; to be called again and again. */
    void look(double seconds) {
        begunPerSecond += SMOOTHING * (begun / seconds - begunPerSecond);
        begun = 0;
    }

    /** How many records begin within a time, at the pace of lately. */
    int beginWithin(Duration time) {
        return (int) Math.min(Integer.MAX_VALUE, begunPerSecond * time.toMillis() / 1_000);
    }

    /** Gives up what waits beyond a number of records, the newest first. */
    void shed(int mostRecords, Consumer<OpenBatch> taker) {
        while (waitingRecords > mostRecords) {
            var last = waiting.getLast();
            remove(last);
            taker.accept(last);
        }
    }

    /** Gives up what has waited since before a moment. */
    void shedOlder(long than, Consumer<OpenBatch> taker) {
        while (hasWaitedSince(than)) {
            var head = waiting.getFirst();
            remove(head);
            taker.accept(head);
        }
    }

    /** Whether the first has waited since before a moment. */
    boolean hasWaitedSince(long moment) {
        return !waiting.isEmpty() && waiting.getFirst().since() - moment < 0;
    }

    /** It is at one of the ends. */
    private void remove(OpenBatch batch) {
        if (waiting.peekFirst() == batch) {
            waiting.removeFirst();
        } else {
            waiting.removeLast();
        }
        waitingRecords -= batch.size();
        joinable.remove(batch.addressee(), batch);
    }
}
