package dev.grantway.webhook.log;

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

/** Removes requests and answers from the log after three days; the lines stay. */
@Singleton
class TextErasure {
    private static final Logger LOG = Logger.getLogger(TextErasure.class);
    private static final Duration KEPT = Duration.ofDays(3);
    private static final Duration LOOKED_BACK = Duration.ofDays(7);
    private static final int AT_ONCE = 2_000;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("webhook-text-erasure").factory());
    private final AttemptStore store;
    private final Clock clock;

    TextErasure(AttemptStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        var _ = thread.scheduleWithFixedDelay(this::erase, 1, 60, TimeUnit.MINUTES);
    }

    void stop(@Observes ShutdownEvent event) {
        thread.close();
    }

    void erase() {
        try {
            var before = clock.instant().minus(KEPT);
            int removed;
            do { // one statement for all of a bad day would take longer than a statement may
                removed = store.forgetTexts(before.minus(LOOKED_BACK), before, AT_ONCE);
            } while (removed == AT_ONCE);
        } catch (RuntimeException e) { // an exception would end the schedule
            LOG.warnf("old texts are removed later: %s", e.toString());
        }
    }
}
