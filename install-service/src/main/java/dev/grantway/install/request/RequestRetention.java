package dev.grantway.install.request;

import dev.grantway.install.settings.InstallConfig;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jboss.logging.Logger;

/** Drops requests that ran out long ago, and what was never more than asked for. */
@Singleton
class RequestRetention {
    private static final Logger LOG = Logger.getLogger(RequestRetention.class);
    private static final Duration EVERY = Duration.ofHours(1);

    /** So few that no transaction holds up others. */
    private static final int AT_ONCE = 200;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("request-retention").factory());
    private final RequestRetentionStore store;
    private final InstallConfig.Request config;
    private final Clock clock;

    RequestRetention(RequestRetentionStore store, InstallConfig config, Clock clock) {
        this.store = store;
        this.config = config.request();
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
        var limit = clock.instant().minus(config.kept());
        repeat(() -> store.forgetBefore(limit, AT_ONCE));
        repeat(() -> store.forgetWishesBefore(limit, AT_ONCE));
    }

    private void repeat(IntSupplier batch) {
        int found = AT_ONCE;
        while (found == AT_ONCE && !timer.isShutdown()) {
            found = QuarkusTransaction.requiringNew().call(batch::getAsInt);
        }
    }

    private void forgetSafely() {
        try {
            forget();
        } catch (RuntimeException e) { // the timer would never tick again
            LOG.warn("old requests could not be dropped now", e);
        }
    }
}
