package dev.grantway.install.installation;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** How apps stand in accounts at this moment. */
@Singleton
public class PresentInstallations {
    private final PresentInstallationStore store;

    PresentInstallations(PresentInstallationStore store) {
        this.store = store;
    }

    /**
     * By the account's id; without those that never had the app.
     *
     * @param userId the person who looks
     */
    public Map<Integer, PresentInstallation> find(int appId, List<Integer> accountIds, int userId) {
        return store.find(appId, accountIds, userId);
    }

    /** In one account. */
    PresentInstallation find(int appId, int accountId, int userId) {
        return find(appId, List.of(accountId), userId).getOrDefault(accountId, PresentInstallation.NONE);
    }
}
