package dev.grantway.registry.apps;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Lets the topics forget apps that were deleted long ago; one app, one transaction. The row keeps id and client id taken. */
@Singleton
class DeletedApps {
    private final AppRepository apps;
    private final AppPublisher publisher;
    private final AppsConfig config;
    private final Clock clock;

    DeletedApps(AppRepository apps, AppPublisher publisher, AppsConfig config, Clock clock) {
        this.apps = apps;
        this.publisher = publisher;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        due().forEach(appId -> QuarkusTransaction.requiringNew()
                .run(() -> apps.lockDeleted(appId).ifPresent(publisher::forget)));
    }

    private List<Integer> due() {
        var limit = clock.instant().minus(config.deletedKept());
        return QuarkusTransaction.requiringNew().call(() -> apps.listDeletedBefore(limit));
    }
}
