package dev.grantway.webhook.lane;

import dev.grantway.platform.confined.Confined;
import dev.grantway.webhook.delivery.Reaction;
import dev.grantway.webhook.delivery.SendObserver;
import dev.grantway.webhook.delivery.Sender;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The lanes of one event loop; nothing in it is touched on any other. Lanes have their turns one after the other (deficit
 * round-robin), so an endpoint with much to send fills its own lane and no other.
 */
@Confined("event loop")
final class LaneLoop {
    /** Bytes that a lane may send in a turn; what it does not use is saved up for a larger batch. */
    private static final long QUANTUM = 16 * 1024;

    private static final long TICK_MILLIS = 250;
    private static final long LONG_WAIT = Duration.ofSeconds(1).toNanos();
    private static final long FAULT_PAUSE_MILLIS = 1_000;
    private static final int MOST_FAULTS = 4;
    private static final Duration LONGEST_SPREAD = Duration.ofSeconds(30);

    private final Map<String, Lane> lanes = new HashMap<>();
    private final Queue<Lane> turns = new ArrayDeque<>();

    /** Those whose first batch may not go yet: others may join it, or its endpoint had its share of this second. */
    private final LaterLanes later;

    private final Vertx vertx;
    private final Context context;
    private final Sender sender;
    private final EndpointLimits limits;
    private final Faults faults;
    private final Pauses pauses;
    private final LaneConfig config;
    private final BreakerConfig breakerConfig;
    private int underWay;
    private boolean serves;

    /** Is told of endpoints that are left alone for a while; must not wait. */
    interface Pauses {
        void began(Lane.Part endpoint, Duration pause, int failures);

        void ended(Lane.Part endpoint);
    }

    /** What becomes of work that cannot be done through a fault of ours. */
    interface Faults {
        /** Whether something that we need is away, rather than the work being faulty. */
        boolean isOutage(Throwable fault);

        /** Gives the work up, durably, and ends it. */
        void giveUp(Work work);
    }

    /**
     * An event loop without lanes.
     *
     * @param limits what apps ask for, as it is now
     */
    LaneLoop(
            Vertx vertx,
            Context context,
            Sender sender,
            EndpointLimits limits,
            Faults faults,
            Pauses pauses,
            LaneConfig config,
            BreakerConfig breakerConfig) {
        this.vertx = vertx;
        this.later = new LaterLanes(vertx, this::wakeUp);
        this.context = context;
        this.sender = sender;
        this.limits = limits;
        this.faults = faults;
        this.pauses = pauses;
        this.config = config;
        this.breakerConfig = breakerConfig;
    }

    /** Takes records in, from any thread. */
    void accept(List<Taken> taken) {
        context.runOnContext(_ -> {
            long now = System.nanoTime();
            taken.forEach(each -> add(each, now));
            serve(now);
        });
    }

    /** Begins to look after what waits; the id of its timer. */
    long start() {
        return vertx.setPeriodic(TICK_MILLIS, _ -> context.runOnContext(_ -> tick(System.nanoTime())));
    }

    private void add(Taken taken, long now) {
        var batch = taken.batch();
        var lane = lanes.computeIfAbsent(
                batch.endpoint(), _ -> new Lane(batch.appId(), batch.slot(), new Breaker(breakerConfig), config, now));
        if (isPaused(lane, now)) {
            putOff(lane, new OpenBatch(taken, now, 1), now);
        } else {
            lane.add(taken, limits.eventsPerRequest(lane.appId()), now);
            lane.shedOverflow(spare -> putOff(lane, spare, now));
            queue(lane, now);
        }
    }

    private static boolean isPaused(Lane lane, long now) {
        return lane.breaker().state() == Breaker.State.OPEN
                && now - lane.breaker().openUntil() < 0;
    }

    /** Gives a lane its turn, if it has something to send; later, if that is still to grow. */
    private void queue(Lane lane, long now) {
        if (lane.isQueued() || !lane.mayBegin(limit(lane), now)) {
            return;
        }
        lane.limitRate(limits.requestsPerSecond(lane.endpoint()));
        long dueAt = lane.headDueAt(now);
        if (dueAt - now <= 0) {
            lane.setQueued(true);
            turns.add(lane);
        } else {
            later.add(lane, dueAt, now);
        }
    }

    private int limit(Lane lane) {
        return Math.clamp(limits.requestsUnderWay(lane.endpoint()), 1, config.mostRequestsPerEndpoint());
    }

    private void wakeUp(long now) {
        later.takeDue(now, lane -> queue(lane, now));
        serve(now);
    }

    private void serve(long now) {
        if (serves) { // what ends at once comes back here from within: the turns go on where they are
            return;
        }
        serves = true;
        try {
            while (underWay < config.mostRequests() && !turns.isEmpty()) {
                var lane = turns.remove();
                lane.setQueued(false);
                lane.credit(QUANTUM);
                turn(lane, now);
                queue(lane, now);
            }
        } finally {
            serves = false;
        }
    }

    private void turn(Lane lane, long now) {
        while (underWay < config.mostRequests() && lane.mayBegin(limit(lane), now) && lane.headDueAt(now) - now <= 0) {
            var batch = lane.begin(now);
            if (batch.isEmpty()) {
                return; // its credit is used up; the next turn adds to it
            }
            underWay++;
            send(lane, batch.get().toWork());
        }
    }

    private void send(Lane lane, Work work) {
        var sending = new Sending(lane, work);
        if (work.isOwned()) {
            sender.send(work.batch(), sending);
        } else {
            sending.answered(Reaction.NOT_CALLED);
            sending.settled();
        }
    }

    /** Lets people know when an endpoint comes to be left alone, and when that is over. */
    private void tell(Lane lane, Breaker.State before, long now) {
        var breaker = lane.breaker();
        if (breaker.state() == Breaker.State.OPEN && before != Breaker.State.OPEN) {
            pauses.began(lane.endpoint(), Duration.ofNanos(breaker.openUntil() - now), breaker.failures());
        } else if (breaker.state() == Breaker.State.CLOSED && before != Breaker.State.CLOSED) {
            pauses.ended(lane.endpoint());
        }
    }

    private void tick(long now) {
        var atRest = new ArrayList<String>();
        lanes.forEach((endpoint, lane) -> {
            lookAfter(lane, now);
            if (lane.isAtRest(now)) {
                atRest.add(endpoint);
            }
        });
        atRest.forEach(lanes::remove);
        serve(now);
    }

    private void lookAfter(Lane lane, long now) {
        lane.shedOlder(now - config.longestWait().toNanos(), batch -> putOff(lane, batch, now));
        lane.look(TICK_MILLIS / 1_000.0);
        if (lane.hasWaitedSince(
                now - LONG_WAIT)) { // what a slow endpoint cannot be sent soon must not hold up the rest
            int soon = lane.beginWithin(config.longestWait().dividedBy(2));
            lane.shed(Math.max(config.mostWaitingLong(), soon), batch -> putOff(lane, batch, now));
        }
        queue(lane, now);
    }

    /** Keeps a batch durably for later: for when the breaker's pause is over, or there is room. */
    private void putOff(Lane lane, OpenBatch batch, long now) {
        var work = batch.toWork();
        if (!work.isOwned()) {
            work.done();
        } else if (isPaused(lane, now)) {
            long pause = lane.breaker().openUntil() - now;
            long spread = Math.min(pause, LONGEST_SPREAD.toNanos());
            // varied, so that what waited together does not come back together
            var wait = Duration.ofNanos(pause + ThreadLocalRandom.current().nextLong(spread + 1));
            sender.postpone(work.batch(), wait, new Sending(lane, work).withoutPlace());
        } else if (work.batch().bulk()) {
            long wait = config.bulkPostponement().toNanos();
            var varied = Duration.ofNanos(wait + ThreadLocalRandom.current().nextLong(wait + 1));
            sender.postpone(work.batch(), varied, new Sending(lane, work).withoutPlace());
        } else {
            sender.postpone(work.batch(), new Sending(lane, work).withoutPlace());
        }
    }

    /** A work on its way. */
    @Confined("event loop")
    private final class Sending implements SendObserver {
        private final Lane lane;
        private final Work work;
        private boolean hasPlace = true;

        Sending(Lane lane, Work work) {
            this.lane = lane;
            this.work = work;
        }

        Sending withoutPlace() {
            hasPlace = false;
            return this;
        }

        @Override
        public boolean isWanted() {
            return work.isOwned();
        }

        @Override
        public void answered(Reaction reaction) {
            if (!hasPlace) {
                return;
            }
            hasPlace = false;
            underWay--;
            lane.ended();
            long now = System.nanoTime();
            var before = lane.breaker().state();
            lane.breaker().heed(reaction, now);
            tell(lane, before, now);
            if (isPaused(lane, now)) {
                lane.shedAll(batch -> putOff(lane, batch, now));
            }
            queue(lane, now);
            serve(now);
        }

        @Override
        public void settled() {
            work.done();
        }

        /** The batch is tried again, but only an outage may hold it, and its partition, for long. */
        @Override
        public void failed(Throwable fault) {
            answered(Reaction.NOT_CALLED);
            var next = faults.isOutage(fault) ? work : work.afterFault();
            if (next.faults() >= MOST_FAULTS) {
                faults.giveUp(next);
            } else {
                vertx.setTimer(FAULT_PAUSE_MILLIS, _ -> again(next));
            }
        }

        private void again(Work next) {
            underWay++;
            lane.began(System.nanoTime());
            send(lane, next);
        }
    }
}
