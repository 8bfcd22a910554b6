package dev.grantway.install.closing;

import dev.grantway.install.installation.OpenedInstallations;
import jakarta.inject.Singleton;

/** Ends installations that came to life while their app or account ended: a consent or a code may have been on its way. */
@Singleton
class LateInstallations implements OpenedInstallations {
    private final WantedStore store;

    LateInstallations(WantedStore store) {
        this.store = store;
    }

    @Override
    public void opened(int appId, int accountId) {
        store.reopen(appId, accountId);
    }
}
