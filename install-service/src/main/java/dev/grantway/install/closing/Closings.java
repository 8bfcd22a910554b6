package dev.grantway.install.closing;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Looks at what ends or pauses many installations at once. */
@Singleton
public class Closings {
    private final ClosingViewStore store;

    Closings(ClosingViewStore store) {
        this.store = store;
    }

    /** The newest of all, first; of one app where it is named. */
    public List<Closing> newest(Optional<Integer> appId, int limit) {
        return store.newest(appId, limit);
    }

    /** The newest of the apps of these developer accounts, first; of one app where it is named. */
    public List<Closing> newestOf(Collection<Integer> developerAccounts, Optional<Integer> appId, int limit) {
        return store.newestOf(developerAccounts, appId, limit);
    }
}
