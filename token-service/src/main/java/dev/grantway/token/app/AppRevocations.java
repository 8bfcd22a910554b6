package dev.grantway.token.app;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.AppStatus;
import dev.grantway.contracts.events.TokensRevoked;
import dev.grantway.platform.outbox.Outbox;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Ends the access tokens of an app that is switched off, also for when it is switched on again, and tells who checks them
 * offline. The catalog tells each snapshot to one pod, in the transaction that stores it, so each is told on once.
 */
@Singleton
class AppRevocations {
    /** Until then another pod may mint a token because it has not heard yet, or its clock may be ahead. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final AppValidityStore store;
    private final Outbox outbox;

    AppRevocations(AppValidityStore store, Outbox outbox) {
        this.store = store;
        this.outbox = outbox;
    }

    /** In the transaction that stores the snapshot. */
    void applied(AppSnapshot app) {
        if (app.status() != AppStatus.ACTIVE) {
            outbox.append(TokensRevoked.of(
                    TokensRevoked.subjectOfApp(app.appId()),
                    store.endTokens(app.appId(), app.sequence(), MARGIN),
                    "APP_" + app.status()));
        }
    }

    TokenValidity validityOf(int appId) {
        return store.validityOf(appId);
    }
}
