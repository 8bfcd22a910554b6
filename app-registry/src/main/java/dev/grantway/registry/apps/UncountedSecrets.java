package dev.grantway.registry.apps;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Secrets that were published before their use was told: they are published once more; one app, one transaction. */
@Singleton
class UncountedSecrets {
    private static final Logger LOG = Logger.getLogger(UncountedSecrets.class);
    private static final int AT_ONCE = 1_000;

    private final AppCredentials credentials;

    UncountedSecrets(AppCredentials credentials) {
        this.credentials = credentials;
    }

    @Scheduled(every = "1m", delayed = "20s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        credentials.appsWithUncounted(AT_ONCE).forEach(this::begin);
    }

    private void begin(int appId) {
        try {
            credentials.beginCounting(appId);
        } catch (RuntimeException e) { // one that cannot be published does not hold up the others
            LOG.errorf(e, "the use of the secrets of app %d is not told yet", appId);
        }
    }
}
