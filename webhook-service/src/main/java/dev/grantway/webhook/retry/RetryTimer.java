package dev.grantway.webhook.retry;

import dev.grantway.webhook.role.Role;
import dev.grantway.webhook.role.RoleConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Looks again and again for what is due. */
@Singleton
class RetryTimer {
    private static final Logger LOG = Logger.getLogger(RetryTimer.class);

    private final AtomicBoolean stopping = new AtomicBoolean();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("webhook-retries").factory());
    private final RetryClaimer claimer;
    private final RetryConfig config;
    private final RoleConfig roles;

    RetryTimer(RetryClaimer claimer, RetryConfig config, RoleConfig roles) {
        this.claimer = claimer;
        this.config = config;
        this.roles = roles;
    }

    void start(@Observes StartupEvent event) {
        if (roles.roles().contains(Role.RETRIES)) {
            long pause = config.pollInterval().toMillis();
            var _ = thread.scheduleWithFixedDelay(this::publishAllDue, pause, pause, TimeUnit.MILLISECONDS);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.set(true);
        thread.close(); // a round that has begun is finished
    }

    private void publishAllDue() {
        try {
            long left = config.mostPerSecond() * config.pollInterval().toMillis() / 1_000;
            int published = config.rowsPerEndpoint();
            while (!stopping.get() && left > 0 && published >= config.rowsPerEndpoint()) {
                published = claimer.publishDue();
                left -= published;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) { // it would end the schedule; the leases run out and the rows come again
            LOG.warnf("due retries have to wait: %s", e.toString());
        }
    }
}
