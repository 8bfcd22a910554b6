package dev.grantway.install.removal;

import dev.grantway.install.installation.InstallationRemovals;
import dev.grantway.install.settings.InstallConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Finishes removals that were begun and left: by a pod that died, or while token-service was away. */
@Singleton
class UninstallSweeper {
    private static final Logger LOG = Logger.getLogger(UninstallSweeper.class);
    private static final int AT_ONCE = 20;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("uninstall-sweeper").factory());
    private final InstallationRemovals removals;
    private final Uninstalls uninstalls;
    private final long everyMillis;

    UninstallSweeper(InstallationRemovals removals, Uninstalls uninstalls, InstallConfig config) {
        this.removals = removals;
        this.uninstalls = uninstalls;
        this.everyMillis = config.removal().every().toMillis();
    }

    void start(@Observes StartupEvent event) {
        var _ = timer.scheduleWithFixedDelay(this::sweepSafely, everyMillis, everyMillis, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdown();
    }

    /** Takes up what nobody works on. */
    void sweep() {
        for (String id : removals.claimLeftOver(AT_ONCE)) {
            resumeSafely(id);
        }
    }

    private void resumeSafely(String id) {
        try {
            uninstalls.resume(id);
        } catch (RuntimeException e) { // the others must not wait for it
            LOG.warnf(e, "the removal of %s could not be finished now", id);
        }
    }

    private void sweepSafely() {
        try {
            sweep();
        } catch (RuntimeException e) { // the timer would never tick again
            LOG.warn("left-over removals could not be finished now", e);
        }
    }
}
