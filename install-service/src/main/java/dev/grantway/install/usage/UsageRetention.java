package dev.grantway.install.usage;

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

/** Drops the hours that the topic does not keep any more either. */
@Singleton
class UsageRetention {
    private static final Logger LOG = Logger.getLogger(UsageRetention.class);
    private static final Duration EVERY = Duration.ofHours(1);

    /** So few that no statement holds up others. */
    private static final int AT_ONCE = 5_000;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("usage-retention").factory());
    private final UsageStore store;
    private final Clock clock;

    UsageRetention(UsageStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        var _ = timer.scheduleWithFixedDelay(
                this::forgetSafely, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdown();
    }

    void forget() {
        var limit = clock.instant().minus(UsageView.KEPT);
        while (!timer.isShutdown() && store.forgetBefore(limit, AT_ONCE) == AT_ONCE) {
            LOG.debugf("%d old hours dropped, and there are more", AT_ONCE);
        }
        store.forgetUnknownBefore(limit);
    }

    private void forgetSafely() {
        try {
            forget();
        } catch (RuntimeException e) { // the timer would never tick again
            LOG.warn("old usage could not be dropped now", e);
        }
    }
}
