package dev.grantway.registry.apps;

import dev.grantway.registry.directory.AccountEnding;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Keeps a developer account open while it has apps: customers use those. */
@Singleton
class LiveAppsOfAccount implements AccountEnding {
    private final AppRepository apps;

    LiveAppsOfAccount(AppRepository apps) {
        this.apps = apps;
    }

    @Override
    public Optional<String> obstacle(int accountId) {
        apps.lockAccount(accountId); // an app that is registered at this moment is counted, or finds the account closed
        long live = apps.countLive(accountId);
        return live == 0
                ? Optional.empty()
                : Optional.of("The developer account still has " + (live == 1 ? "1 app" : live + " apps") + ". Delete "
                        + (live == 1 ? "it" : "them") + " first.");
    }

    @Override
    public void end(int accountId) {
        // its apps were deleted before, or there were none
    }
}
