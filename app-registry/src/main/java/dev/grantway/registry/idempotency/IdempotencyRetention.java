package dev.grantway.registry.idempotency;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Drops answers that are not given again. */
@Singleton
class IdempotencyRetention {
    private static final int AT_ONCE = 5_000;

    private final IdempotencyStore store;
    private final Clock clock;

    IdempotencyRetention(IdempotencyStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Scheduled(every = "10m", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        var limit = clock.instant().minus(Idempotency.KEPT);
        int dropped;
        do {
            dropped = QuarkusTransaction.requiringNew().call(() -> store.dropUntil(limit, AT_ONCE));
        } while (dropped == AT_ONCE);
    }
}
