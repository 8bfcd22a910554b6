package dev.grantway.webhook.deadletter;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Drops letters after 30 days. */
@Singleton
class LetterErasure {
    private static final Logger LOG = Logger.getLogger(LetterErasure.class);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int AT_ONCE = 2_000;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("webhook-letter-erasure").factory());
    private final DeadLetterStore store;
    private final Clock clock;

    LetterErasure(DeadLetterStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        var _ = thread.scheduleWithFixedDelay(this::drop, 2, 60, TimeUnit.MINUTES);
    }

    void stop(@Observes ShutdownEvent event) {
        thread.close();
    }

    void drop() {
        try {
            var before = clock.instant().minus(KEPT);
            int dropped;
            do { // one statement for all of a bad day would take longer than a statement may
                dropped = store.dropBefore(before, AT_ONCE);
            } while (dropped == AT_ONCE);
        } catch (RuntimeException e) { // an exception would end the schedule
            LOG.warnf("old dead letters are dropped later: %s", e.toString());
        }
    }
}
