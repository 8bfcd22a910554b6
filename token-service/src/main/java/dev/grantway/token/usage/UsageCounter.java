package dev.grantway.token.usage;

import dev.grantway.platform.database.SqlStore;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * Counts calls in memory and tells the totals through the outbox, every minute and at a stop. A process that is killed
 * takes with it what it counted since the last telling, a minute at most; nothing is ever counted twice.
 */
@Singleton
public class UsageCounter {
    private static final Logger LOG = Logger.getLogger(UsageCounter.class);

    /** Hours and installations of one segment; beyond, a new one begins, so that memory does not grow with a platform. */
    private static final int LARGEST_SEGMENT = 50_000;

    /** Segments that wait for PostgreSQL to come back. */
    private static final int MOST_WAITING = 4;

    private final AtomicReference<UsageSegment> current = new AtomicReference<>(new UsageSegment());
    private final ConcurrentLinkedDeque<UsageSegment> waiting = new ConcurrentLinkedDeque<>();
    private final UsageStore store;
    private final Clock clock;

    UsageCounter(UsageStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** A call was let through that needed these scopes. */
    public void count(UsageOf of, List<String> scopes) {
        open().count(of, scopes, clock.instant());
    }

    /** A call with a good token was refused. */
    public void countRefusal(UsageOf of) {
        open().countRefusal(of, clock.instant());
    }

    /** Where calls are counted; looked at here, for it must not grow while nothing can be told either. */
    private UsageSegment open() {
        var segment = current.get();
        if (segment.size() >= LARGEST_SEGMENT) {
            retire(segment);
        }
        return current.get();
    }

    @Scheduled(
            every = "${grantway.token.usage.flush:60s}",
            delayed = "${grantway.token.usage.flush:60s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void flush() {
        try {
            tell();
        } catch (RuntimeException e) {
            if (!SqlStore.isAway(e)) {
                throw e;
            }
            LOG.warnf("usage could not be stored, and is kept for the next round: %s", e.getMessage());
        }
    }

    void atStop(@Observes ShutdownEvent event) {
        flush();
    }

    private synchronized void tell() {
        waiting.removeIf(UsageSegment::isTold); // told a round ago, and nobody counts there any more
        waiting.forEach(this::tell);
        tell(current.get());
        current.get().forgetBefore(clock.instant());
    }

    private void tell(UsageSegment segment) {
        var untold = segment.untold();
        for (int from = 0; from < untold.size(); from += UsageStore.LARGEST_BATCH) {
            var batch = untold.subList(from, Math.min(from + UsageStore.LARGEST_BATCH, untold.size()));
            store.append(batch, clock.instant());
            segment.markTold(batch);
        }
    }

    private void retire(UsageSegment full) {
        if (!current.compareAndSet(full, new UsageSegment())) {
            return; // somebody else did
        }
        waiting.addLast(full);
        if (waiting.size() > MOST_WAITING) {
            var lost = waiting.removeFirst();
            LOG.errorf("usage of %d installations is lost: it could not be stored for too long", lost.size());
        }
    }
}
