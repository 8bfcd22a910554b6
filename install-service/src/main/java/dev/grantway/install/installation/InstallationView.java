package dev.grantway.install.installation;

import dev.grantway.contracts.events.InstallationStatus;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks at installations. */
@Singleton
public class InstallationView {
    private final InstallationStore store;

    InstallationView(InstallationStore store) {
        this.store = store;
    }

    /** The installation with this id, whatever its status. */
    public Optional<Installation> find(String id) {
        return store.find(id);
    }

    /** All of an account's that are not gone, the newest first. */
    public List<Installation> ofAccount(int accountId) {
        return store.ofAccount(accountId).stream()
                .filter(installation -> installation.status() != InstallationStatus.UNINSTALLED)
                .toList();
    }

    /** Those of the accounts that have the app. */
    public Set<Integer> accountsWith(int appId, List<Integer> accountIds) {
        return store.ofApp(appId, accountIds).stream()
                .filter(installation -> installation.isOpen() && installation.isListed())
                .map(Installation::accountId)
                .collect(Collectors.toSet());
    }
}
