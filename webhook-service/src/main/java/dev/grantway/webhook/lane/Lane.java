package dev.grantway.webhook.lane;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The road of one endpoint: so many requests at once, in the order they came. */
final class Lane {
    private final AtomicInteger present = new AtomicInteger();
    private final Semaphore requests;
    private final int limit;

    Lane(int limit) {
        this.limit = limit;
        this.requests = new Semaphore(limit, true);
    }

    int limit() {
        return limit;
    }

    /** One more batch is here; how many that makes. */
    int enter() {
        return present.incrementAndGet();
    }

    /** One batch less; how many are left. */
    int leave() {
        return present.decrementAndGet();
    }

    int present() {
        return present.get();
    }

    /** How many have their turn. */
    int underWay() {
        return limit - requests.availablePermits();
    }

    /** Waits for a turn; false when it did not come in time. */
    boolean begin(Duration atMost) throws InterruptedException {
        return requests.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    void end() {
        requests.release();
    }
}
