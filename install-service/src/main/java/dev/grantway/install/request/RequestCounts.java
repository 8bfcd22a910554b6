package dev.grantway.install.request;

import jakarta.inject.Singleton;
import java.time.Clock;

/** How many requests wait. */
@Singleton
public class RequestCounts {
    private final RequestStore store;
    private final Clock clock;

    RequestCounts(RequestStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Those that an account's administrators can decide. */
    public int open(int accountId) {
        return store.countOpen(accountId, clock.instant());
    }
}
