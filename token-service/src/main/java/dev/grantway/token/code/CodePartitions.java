package dev.grantway.token.code;

import dev.grantway.token.database.HourPartitionStore;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Keeps a day of hours ready for codes and drops what is three hours old; any number of pods may run it. */
@Singleton
class CodePartitions {
    private static final Logger LOG = Logger.getLogger(CodePartitions.class);

    private final HourPartitionStore store;
    private final Clock clock;

    CodePartitions(HourPartitionStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    void atStart(@Observes StartupEvent event) {
        arrange();
    }

    @Scheduled(every = "10m", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void arrange() {
        try {
            var _ = store.arrange(CodeHours.at(clock.instant()).table());
        } catch (IllegalStateException e) { // a day is ready, the next round mends it
            LOG.warn("the partitions of the codes could not be arranged", e);
        }
    }
}
