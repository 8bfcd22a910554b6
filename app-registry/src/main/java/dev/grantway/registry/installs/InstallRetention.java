package dev.grantway.registry.installs;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.function.IntSupplier;

/** Drops what happened long ago, and hours that the topic does not keep any more either. */
@Singleton
class InstallRetention {
    private static final Duration FACTS_KEPT = Duration.ofDays(400);
    private static final Duration HOURS_KEPT = Duration.ofDays(100);
    private static final int AT_ONCE = 5_000;

    private final InstallStore store;
    private final Clock clock;

    InstallRetention(InstallStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "4m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        var now = clock.instant();
        all(() -> store.forgetFactsBefore(now.minus(FACTS_KEPT), AT_ONCE));
        all(() -> store.forgetUsageBefore(now.minus(HOURS_KEPT), AT_ONCE));
    }

    private static void all(IntSupplier some) {
        int dropped;
        do {
            dropped = some.getAsInt();
        } while (dropped == AT_ONCE);
    }
}
