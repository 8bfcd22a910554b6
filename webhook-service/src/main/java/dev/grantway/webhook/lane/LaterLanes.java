package dev.grantway.webhook.lane;

import dev.grantway.platform.confined.Confined;
import io.vertx.core.Vertx;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Lanes whose first batch may not go yet, and the one timer for the first of them; times are those of {@link System#nanoTime}. */
@Confined("event loop")
final class LaterLanes {
    private static final long NO_TIMER = -1;

    private final Queue<Due> queue = new PriorityQueue<>();
    private final Vertx vertx;
    private final LongConsumer wakeUp;

    /** When the timer fires, while there is one. */
    private long wakesUpAt;

    private long timer = NO_TIMER;

    /**
     * None yet.
     *
     * @param wakeUp is told the time when a moment has come; it takes what is due
     */
    LaterLanes(Vertx vertx, LongConsumer wakeUp) {
        this.vertx = vertx;
        this.wakeUp = wakeUp;
    }

    /** Lets a lane wait for a moment, unless it waits for that or an earlier one already. */
    void add(Lane lane, long at, long now) {
        if (lane.waitUntil(at)) {
            queue.add(new Due(lane, at));
            wakeUpAt(at, now);
        }
    }

    /** Takes those whose moment has come. */
    void takeDue(long now, Consumer<Lane> taker) {
        for (var due = queue.peek(); due != null && due.at() - now <= 0; due = queue.peek()) {
            queue.remove();
            if (due.lane().endWait(due.at())) { // it may have had its turn meanwhile
                taker.accept(due.lane());
            }
        }
        var next = queue.peek();
        if (next != null) {
            wakeUpAt(next.at(), now);
        }
    }

    private void wakeUpAt(long moment, long now) {
        if (timer != NO_TIMER && wakesUpAt - moment <= 0) {
            return;
        }
        vertx.cancelTimer(timer);
        wakesUpAt = moment;
        timer = vertx.setTimer(1 + (moment - now) / 1_000_000, _ -> {
            timer = NO_TIMER;
            wakeUp.accept(System.nanoTime());
        });
    }

    private record Due(Lane lane, long at) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            return Long.signum(at - other.at);
        }
    }
}
