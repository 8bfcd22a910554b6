package dev.grantway.webhook.lane;

import dev.grantway.platform.confined.Confined;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The road of one endpoint, or of one of its slots: what waits for it, fair among accounts, and what is under way; of one event
 * loop. What is not urgent goes when nothing else waits, or now and then.
 */
@Confined("event loop")
final class Lane {
    /** What a request costs at least, whatever its size. */
    private static final int LEAST_COST = 1024;

    private static final double SMOOTHING = 0.3;

    /** Urgent requests for one that is not, while both wait: so that an endpoint that is never idle gets those too. */
    private static final int URGENT_FOR_ONE = 8;

    private final WaitingLine urgent;
    private final WaitingLine bulk;
    private final StartRate rate = new StartRate();
    private final Part endpoint;
    private final Breaker breaker;
    private final LaneConfig config;
    private int underWay;
    private long credit;
    private int urgentSinceBulk;

    /** When the next request that is not urgent may begin. */
    private long bulkFrom;

    /** Urgent records that left for a request since the last look, and how many a second it is lately. */
    private int begun;

    private double begunPerSecond;

    /** Whether it is in the queue for its turn. */
    private boolean queued;

    /** Whether it waits for the moment at which its first batch may go. */
    private boolean waits;

    private long waitsUntil;

    Lane(int appId, int slot, Breaker breaker, LaneConfig config, long now) {
        this.endpoint = new Part(appId, slot);
        this.breaker = breaker;
        this.config = config;
        this.urgent = new WaitingLine(config);
        this.bulk = new WaitingLine(config);
        this.bulkFrom = now;
    }

    /** An app and one of the parts that its endpoint has. */
    record Part(int appId, int slot) {}

    Part endpoint() {
        return endpoint;
    }

    int appId() {
        return endpoint.appId();
    }

    int slot() {
        return endpoint.slot();
    }

    Breaker breaker() {
        return breaker;
    }

    boolean isQueued() {
        return queued;
    }

    void setQueued(boolean queued) {
        this.queued = queued;
        waits = false;
    }

    /** Waits for a moment, by {@link System#nanoTime}; false when it waits for that or an earlier one already. */
    boolean waitUntil(long moment) {
        if (waits && waitsUntil - moment <= 0) {
            return false;
        }
        waits = true;
        waitsUntil = moment;
        return true;
    }

    /** Whether this is the moment that it waits for; it waits no more then. */
    boolean endWait(long moment) {
        boolean isThat = waits && waitsUntil == moment;
        if (isThat) {
            waits = false;
        }
        return isThat;
    }

    /** Whether nothing is to be remembered of it. */
    boolean isAtRest(long now) {
        return !queued
                && !waits
                && isEmpty()
                && underWay == 0
                && now - bulkFrom >= 0
                && breaker.isAtRest(now)
                && rate.isAtRest(now);
    }

    private boolean isEmpty() {
        return urgent.isEmpty() && bulk.isEmpty();
    }

    /**
     * Takes it in.
     *
     * @param mostEvents in one request
     */
    void add(Taken taken, int mostEvents, long now) {
        (taken.batch().bulk() ? bulk : urgent).add(taken, mostEvents, now);
    }

    /** Whether a request may begin as soon as its batch is due. */
    boolean mayBegin(int limit, long now) {
        return !isEmpty() && underWay < limit && breaker.lets(underWay, now);
    }

    /** Lets no more than so many requests begin within a second; 0 for any number. */
    void limitRate(int perSecond) {
        rate.limit(perSecond);
    }

    /** When the next batch may go, by {@link System#nanoTime}: at once where nothing can join it and its endpoint's rate allows. */
    long headDueAt(long now) {
        return later(isBulkNext(now) ? bulkDueAt() : urgent.headDueAt(), rate.freeFrom(now));
    }

    private long bulkDueAt() {
        return later(bulk.headDueAt(), bulkFrom);
    }

    private static long later(long one, long other) {
        return one - other > 0 ? one : other; // nanoTime may pass its end
    }

    private boolean isBulkNext(long now) {
        if (bulk.isEmpty() || urgent.isEmpty()) {
            return urgent.isEmpty();
        }
        boolean isItsTurn = urgentSinceBulk >= URGENT_FOR_ONE || urgent.headDueAt() - now > 0;
        return isItsTurn && bulkDueAt() - now <= 0;
    }

    /** A turn has come: so many bytes more may be sent. */
    void credit(long quantum) {
        credit += quantum;
    }

    /** Takes the next batch, if the credit is enough for it. */
    Optional<OpenBatch> begin(long now) {
        boolean isBulk = isBulkNext(now);
        var line = isBulk ? bulk : urgent;
        int cost = Math.max(LEAST_COST, line.headBytes());
        if (cost > credit) {
            return Optional.empty();
        }
        var head = line.takeFirst();
        credit = isEmpty() ? 0 : credit - cost;
        if (isBulk) {
            bulkFrom = now + config.bulkPause();
            urgentSinceBulk = 0;
        } else {
            begun += head.size();
            urgentSinceBulk = Math.min(URGENT_FOR_ONE, urgentSinceBulk + 1);
        }
        began(now);
        return Optional.of(head);
    }

    /** A request began. */
    void began(long now) {
        underWay++;
        rate.began(now);
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

    /** Gives up what there is no room for: of the account that has most, which need not be the one that came last. */
    void shedOverflow(Consumer<OpenBatch> taker) {
        urgent.shed(config.mostWaitingPerEndpoint(), taker);
        bulk.shed(config.mostWaitingBulkPerEndpoint(), taker);
    }

    /** Gives up what waits beyond a number of urgent records, the newest of whoever has most first. */
    void shed(int mostRecords, Consumer<OpenBatch> taker) {
        urgent.shed(mostRecords, taker);
    }

    /** Gives up all that waits. */
    void shedAll(Consumer<OpenBatch> taker) {
        urgent.shed(0, taker);
        bulk.shed(0, taker);
    }

    /** Gives up what has waited since before a moment. */
    void shedOlder(long than, Consumer<OpenBatch> taker) {
        urgent.shedOlder(than, taker);
        bulk.shedOlder(than, taker);
    }

    /** Whether an urgent one has waited since before a moment. */
    boolean hasWaitedSince(long moment) {
        return urgent.hasWaitedSince(moment);
    }
}
