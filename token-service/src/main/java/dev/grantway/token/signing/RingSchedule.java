package dev.grantway.token.signing;

import dev.grantway.platform.database.SqlStore;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Reads the ring again and again, and has the next key made in time. Every pod does; there is no leader. */
@Singleton
class RingSchedule {
    private static final Logger LOG = Logger.getLogger(RingSchedule.class);

    private final KeyRing ring;
    private final SigningKeys keys;

    RingSchedule(KeyRing ring, SigningKeys keys) {
        this.ring = ring;
        this.keys = keys;
    }

    void atStart(@Observes StartupEvent event) {
        refresh();
    }

    @Scheduled(
            every = "{grantway.token.signing.reload-every}",
            delayed = "{grantway.token.signing.reload-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void refresh() {
        try {
            keys.reload();
            if (keys.isNextDue()) {
                ring.rotateWhenDue();
                keys.reload();
            }
        } catch (RuntimeException e) {
            if (!SqlStore.isAway(e)) {
                throw e; // at start: a first key that cannot be read is told there
            }
            LOG.warnf("the signing keys could not be read, the last ones stay: %s", e.getMessage());
        }
    }
}
