package dev.grantway.webhook.partition;

import dev.grantway.webhook.partition.DayPartitionStore.Partition;
import dev.grantway.webhook.partition.DayPartitionStore.State;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Makes the partitions of the days to come, and drops those that nobody needs. */
@Singleton
class PartitionKeeper {
    private static final Logger LOG = Logger.getLogger(PartitionKeeper.class);
    private static final int BEFORE_WHAT_WRITES_ROWS = 1;
    private static final int DAYS_AHEAD = 7;

    /** A row of a past day can still come: Kafka keeps what is not stored yet for three days. */
    private static final int DAYS_BACK = 4;

    private static final List<DayTable> TABLES = List.of(
            new DayTable("delivery_retry", DAYS_BACK, "done_at IS NULL"),
            new DayTable("delivery_attempt", 30, ""),
            new DayTable("delivery_slot", 30, "", "fillfactor = 50"));

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("webhook-partitions").factory());
    private final DayPartitionStore store;
    private final PartitionIndexStore indexes;
    private final Clock clock;

    PartitionKeeper(DayPartitionStore store, PartitionIndexStore indexes, Clock clock) {
        this.store = store;
        this.indexes = indexes;
        this.clock = clock;
    }

    void start(@Observes @Priority(BEFORE_WHAT_WRITES_ROWS) StartupEvent event) {
        keep();
        thread.execute(this::buildIndexes); // takes as long as it takes: the start does not wait for it
        var _ = thread.scheduleWithFixedDelay(this::keepAndBuild, 10, 10, TimeUnit.MINUTES);
    }

    void stop(@Observes ShutdownEvent event) {
        thread.close();
    }

    private void keep() {
        for (var table : TABLES) {
            try {
                keep(table);
            } catch (RuntimeException e) {
                LOG.warnf(e, "the partitions of %s are looked after later", table.name());
            }
        }
    }

    private void keepAndBuild() {
        keep();
        buildIndexes();
    }

    private void buildIndexes() {
        TABLES.forEach(this::buildIndexes);
    }

    /** Days that are older than an index of their table get it now, one after the other, beside those who write. */
    void buildIndexes(DayTable table) {
        try {
            for (var missing : indexes.findMissing(table)) {
                LOG.infof("building %s of %s", missing.name(), missing.partition());
                indexes.build(missing);
            }
        } catch (RuntimeException e) { // searches without it are slow, not wrong
            LOG.warnf(e, "the indexes of %s are built later", table.name());
        }
    }

    void keep(DayTable table) {
        var today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        var existing = store.list(table);
        var days = new HashSet<LocalDate>();
        existing.stream()
                .filter(partition -> partition.state() != State.DETACHED)
                .forEach(partition -> days.add(partition.day()));
        for (var day = today.minusDays(DAYS_BACK); !day.isAfter(today.plusDays(DAYS_AHEAD)); day = day.plusDays(1)) {
            if (days.add(day)) {
                create(table, day);
            }
        }
        existing.stream()
                .filter(partition -> partition.day().isBefore(today.minusDays(table.keptDays())))
                .forEach(partition -> dropUnlessInUse(table, partition));
    }

    /** One day that cannot be made for now must not keep the others from being made. */
    private void create(DayTable table, LocalDate day) {
        try {
            store.create(table, day);
        } catch (RuntimeException e) { // seven days are made ahead, so there is time
            LOG.warnf(e, "%s of %s is made later", table.name(), day);
        }
    }

    private void dropUnlessInUse(DayTable table, Partition partition) {
        try {
            if (isDetached(table, partition)) {
                store.drop(table, partition.day());
                LOG.infof("dropped %s of %s", table.name(), partition.day());
            }
        } catch (RuntimeException e) {
            LOG.warnf(e, "%s of %s is dropped later", table.name(), partition.day());
        }
    }

    /** Takes a day away, unless a row keeps it; only those that nothing keeps are ever half detached. */
    private boolean isDetached(DayTable table, Partition partition) {
        switch (partition.state()) {
            case ATTACHED -> {
                if (store.isInUse(table, partition.day())) {
                    return false;
                }
                store.detach(table, partition.day());
            }
            case HALF_DETACHED -> store.finishDetaching(table, partition.day());
            case DETACHED -> {}
        }
        return true;
    }
}
