package dev.grantway.install.sweep;

import dev.grantway.install.installation.InstallationRemovals;
import dev.grantway.install.installation.InstallationSuspensions;
import dev.grantway.install.removal.Uninstalls;
import dev.grantway.install.settings.InstallConfig;
import dev.grantway.install.suspension.Suspensions;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Finishes uninstalls, suspends and resumes that were begun and left: by a pod that died, or while token-service was away.
 * Uninstalls have a thread of their own: when an app with thousands of installations ends, no suspension waits for them.
 */
@Singleton
class IntentSweeper {
    private static final Logger LOG = Logger.getLogger(IntentSweeper.class);
    private static final int AT_ONCE = 20;

    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().name("intent-sweeper-", 0).factory());
    private final InstallationRemovals removals;
    private final Uninstalls uninstalls;
    private final InstallationSuspensions stored;
    private final Suspensions suspensions;
    private final long everyMillis;

    IntentSweeper(
            InstallationRemovals removals,
            Uninstalls uninstalls,
            InstallationSuspensions stored,
            Suspensions suspensions,
            InstallConfig config) {
        this.removals = removals;
        this.uninstalls = uninstalls;
        this.stored = stored;
        this.suspensions = suspensions;
        this.everyMillis = config.removal().every().toMillis();
    }

    void start(@Observes StartupEvent event) {
        repeat(this::sweepSuspensions);
        repeat(this::sweepRemovals);
    }

    private void repeat(Runnable sweep) {
        var _ = timer.scheduleWithFixedDelay(() -> sweepSafely(sweep), everyMillis, everyMillis, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdown();
    }

    /** Takes up the removals that nobody works on. */
    void sweepRemovals() {
        goOn(removals.claimLeftOver(AT_ONCE), uninstalls::resume);
    }

    /** Takes up the suspends and resumes that nobody works on. */
    void sweepSuspensions() {
        goOn(stored.claimLeftOver(AT_ONCE), suspensions::goOn);
    }

    private static void goOn(List<String> installations, Consumer<String> work) {
        for (String id : installations) {
            try {
                work.accept(id);
            } catch (RuntimeException e) { // the others must not wait for it
                LOG.warnf(e, "what was begun with %s could not be finished now", id);
            }
        }
    }

    private static void sweepSafely(Runnable sweep) {
        try {
            sweep.run();
        } catch (RuntimeException e) { // the timer would never tick again
            LOG.warn("what was left over could not be finished now", e);
        }
    }
}
