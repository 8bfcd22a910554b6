package dev.grantway.registry.installs;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.IntSupplier;

/** Drops what happened long ago, and hours that the topic does not keep any more either. */
@Singleton
class InstallRetention {
    private static final Duration FACTS_KEPT = Duration.ofDays(400);
    private static final Duration HOURS_KEPT = Duration.ofDays(100);
    private static final Duration DAYS_KEPT = ScopeCalls.SPAN.plusDays(5);
    private static final int AT_ONCE = 5_000;

    private final InstallStore store;
    private final UsageStore usage;
    private final Clock clock;

    InstallRetention(InstallStore store, UsageStore usage, Clock clock) {
        this.store = store;
        this.usage = usage;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "4m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        var now = clock.instant();
        all(() -> store.forgetFactsBefore(now.minus(FACTS_KEPT), AT_ONCE));
        all(() -> usage.dropHoursBefore(now.minus(HOURS_KEPT), AT_ONCE));
        var lastDay = LocalDate.ofInstant(now.minus(DAYS_KEPT), ZoneOffset.UTC);
        all(() -> usage.dropDaysBefore(lastDay, AT_ONCE));
    }

    private static void all(IntSupplier some) {
        int dropped;
        do {
            dropped = some.getAsInt();
        } while (dropped == AT_ONCE);
    }
}
