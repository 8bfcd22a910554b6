package dev.grantway.install.installation;

import dev.grantway.contracts.events.InstallationStatus;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
        return InstallationIds.isPossible(id) ? store.find(id) : Optional.empty();
    }

    /** The app's in the account, whatever its status. */
    public Optional<Installation> find(int appId, int accountId) {
        return store.find(appId, accountId);
    }

    /** Those with these ids, in the order of the ids; an id that is none is passed over. */
    public List<Installation> findAll(List<String> ids) {
        var found = store.findAll(ids).stream().collect(Collectors.toMap(Installation::id, Function.identity()));
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
                .toList();
    }

    /** All of an account's that were consented to and are not gone, the newest first. */
    public List<Installation> ofAccount(int accountId) {
        return store.ofAccount(accountId).stream()
                .filter(installation ->
                        installation.status() != InstallationStatus.UNINSTALLED && !installation.isOnlyRequested())
                .toList();
    }
}
