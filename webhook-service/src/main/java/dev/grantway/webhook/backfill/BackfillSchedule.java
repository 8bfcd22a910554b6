package dev.grantway.webhook.backfill;

import dev.grantway.webhook.role.Role;
import dev.grantway.webhook.role.RoleConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Works off the installations that wait for their first events, one after the other. */
@Singleton
class BackfillSchedule {
    private static final Logger LOG = Logger.getLogger(BackfillSchedule.class);

    private final AtomicBoolean stopping = new AtomicBoolean();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("webhook-backfill").factory());
    private final BackfillStore store;
    private final BackfillWorker worker;
    private final BackfillConfig config;
    private final Clock clock;
    private final RoleConfig roles;

    BackfillSchedule(BackfillStore store, BackfillWorker worker, BackfillConfig config, Clock clock, RoleConfig roles) {
        this.store = store;
        this.worker = worker;
        this.config = config;
        this.clock = clock;
        this.roles = roles;
    }

    void start(@Observes StartupEvent event) {
        if (roles.roles().contains(Role.ROUTER)) {
            long pause = config.pollInterval().toMillis();
            var _ = thread.scheduleWithFixedDelay(this::workOff, pause, pause, TimeUnit.MILLISECONDS);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.set(true); // an interrupt would break Kafka's client in its own clean-up
        thread.close();
    }

    private void workOff() {
        try {
            while (!stopping.get() && workOffOne()) {
                LOG.debug("one installation has its first events, looking for the next");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) { // it would end the schedule; the lease runs out and it is tried again
            LOG.warn("the first events of an installation have to wait", e);
        }
    }

    private boolean workOffOne() throws InterruptedException {
        var now = clock.instant();
        var claimed = store.claim(now, now.plus(config.leaseTtl()));
        if (claimed.isEmpty()) {
            return false;
        }
        var backfill = claimed.get();
        worker.publish(backfill, () -> store.renew(backfill, clock.instant().plus(config.leaseTtl())));
        store.finish(backfill, clock.instant());
        return true;
    }
}
