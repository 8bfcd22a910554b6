package dev.grantway.install.closing;

import dev.grantway.install.installation.ForgottenInstallations;
import dev.grantway.install.settings.InstallConfig;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Lets the state topic forget installations that have been gone for long. */
@Singleton
class StateRetention {
    private static final Logger LOG = Logger.getLogger(StateRetention.class);

    /** So few that no transaction holds up others. */
    private static final int AT_ONCE = 200;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("state-retention").factory());
    private final ForgottenInstallations installations;
    private final InstallConfig.Closing config;
    private final Counter forgotten;
    private final Clock clock;

    StateRetention(ForgottenInstallations installations, InstallConfig config, MeterRegistry metrics, Clock clock) {
        this.installations = installations;
        this.config = config.closing();
        this.forgotten = Counter.builder("grantway_installation_states_forgotten_total")
                .description("Nulls written on the state topic for installations that are gone for long")
                .register(metrics);
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        long everyMillis = config.forgetEvery().toMillis();
        var _ = timer.scheduleWithFixedDelay(this::forgetSafely, everyMillis, everyMillis, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdown();
    }

    void forget() {
        var limit = clock.instant().minus(config.uninstalledKept());
        int found = AT_ONCE;
        while (found == AT_ONCE && !timer.isShutdown()) {
            found = installations.forgetGoneBefore(limit, AT_ONCE);
            forgotten.increment(found);
        }
    }

    private void forgetSafely() {
        try {
            forget();
        } catch (RuntimeException e) { // the timer would never tick again
            LOG.warn("old states could not be forgotten now", e);
        }
    }
}
