package dev.grantway.token.assertion;

import dev.grantway.token.database.HourPartitionStore;
import dev.grantway.token.database.HourPartitionStore.HourlyTable;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Keeps a day of hours ready for used assertions and drops those long expired; any number of pods may run it. */
@Singleton
class AssertionPartitions {
    private static final Logger LOG = Logger.getLogger(AssertionPartitions.class);
    private static final int KEPT_BACK = 2; // an expired one is refused by its exp; clocks of pods may differ
    private static final int MADE_AHEAD = 24;

    private final HourPartitionStore store;
    private final Clock clock;

    AssertionPartitions(HourPartitionStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    static HourlyTable at(Instant now) {
        int hour = UsedAssertionStore.hourOf(now);
        return new HourlyTable("used_assertion", hour - KEPT_BACK, hour + MADE_AHEAD);
    }

    void atStart(@Observes StartupEvent event) {
        arrange();
    }

    @Scheduled(every = "10m", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void arrange() {
        try {
            var _ = store.arrange(at(clock.instant()));
        } catch (IllegalStateException e) { // a day is ready, the next round mends it
            LOG.warn("the partitions of the used assertions could not be arranged", e);
        }
    }
}
