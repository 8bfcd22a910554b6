package dev.grantway.webhook.replay;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/** Which replays were cancelled lately, as it was a second ago; while PostgreSQL is away, as it was last. */
@Singleton
public class CancelledReplays {
    private static final Logger LOG = Logger.getLogger(CancelledReplays.class);

    /** What a replay sent is on its way for two days at most: its last attempt is within one. */
    private static final Duration LOOKED_BACK = Duration.ofDays(3);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("webhook-cancelled-replays").factory());
    private final AtomicReference<Set<String>> known = new AtomicReference<>(Set.of());
    private final ReplayStore store;
    private final Clock clock;

    CancelledReplays(ReplayStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        var _ = thread.scheduleWithFixedDelay(this::look, 0, 1, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        thread.close();
    }

    private void look() {
        try {
            known.set(store.cancelledSince(clock.instant().minus(LOOKED_BACK)));
        } catch (RuntimeException e) { // an exception would end the schedule
            LOG.debugf("cancelled replays are looked for later: %s", e.toString());
        }
    }

    /** Whether it was; never waits. */
    public boolean has(String replayId) {
        return known.get().contains(replayId);
    }
}
