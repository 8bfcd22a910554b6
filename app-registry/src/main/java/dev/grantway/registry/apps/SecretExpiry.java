package dev.grantway.registry.apps;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;

/** Looks for secrets that have come to their end; one app, one transaction. */
@Singleton
class SecretExpiry {
    private final AppCredentials credentials;

    SecretExpiry(AppCredentials credentials) {
        this.credentials = credentials;
    }

    @Scheduled(every = "1m", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        credentials.appsWithExpired().forEach(credentials::dropExpired);
    }
}
