package dev.grantway.install.installation;

import jakarta.inject.Singleton;

/** In how many accounts apps are in use. */
@Singleton
public class AppReach {
    /** Below it a number is not told exactly. */
    public static final int FEW = 10;
    /** Counting ends there. */
    public static final int MANY = 10_000;

    private final PresentInstallationStore store;

    AppReach(PresentInstallationStore store) {
        this.store = store;
    }

    /** How many accounts have the app now, {@link #MANY} at most. */
    public int countAccounts(int appId) {
        return store.countAccounts(appId, MANY);
    }
}
