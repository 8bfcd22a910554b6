package dev.grantway.registry.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Drops entries that were kept for long enough. */
@Singleton
class AuditRetention {
    private static final int AT_ONCE = 5_000;

    private final AuditStore store;
    private final AuditConfig config;
    private final Clock clock;

    AuditRetention(AuditStore store, AuditConfig config, Clock clock) {
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "3m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        var limit = clock.instant().minus(config.kept());
        int dropped;
        do {
            dropped = QuarkusTransaction.requiringNew().call(() -> store.dropBefore(limit, AT_ONCE));
        } while (dropped == AT_ONCE);
    }
}
