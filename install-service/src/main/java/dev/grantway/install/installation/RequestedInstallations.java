package dev.grantway.install.installation;

import dev.grantway.contracts.events.EventAccount;
import dev.grantway.install.directory.Memberships;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

/**
 * Tells that apps were asked for. Each is a fact of the installation that is there. Where the app never was, one in
 * REQUESTED is made, so that the facts of the installation to come are counted from the first on; of its state nobody is
 * told, for there is none to act on before a consent.
 */
@Singleton
public class RequestedInstallations {
    private final InstallationStore store;
    private final InstallationHistory history;
    private final Memberships memberships;
    private final OpenedInstallations opened;

    RequestedInstallations(
            InstallationStore store, InstallationHistory history, Memberships memberships, OpenedInstallations opened) {
        this.store = store;
        this.history = history;
        this.memberships = memberships;
        this.opened = opened;
    }

    /** In the transaction of the request. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(AskedInstall asked) {
        int appId = asked.app().id();
        var row = store.lock(appId, asked.accountId()).orElseGet(() -> {
            var _ = store.insert(fresh(asked));
            return store.lock(appId, asked.accountId()).orElseThrow(); // ours, or that of who was faster
        });
        history.recordFact(row, asked.at(), told -> InstallEvents.requested(told, asked));
        opened.opened(appId, asked.accountId()); // the account may be closing: this goes with it
    }

    private Installation fresh(AskedInstall asked) {
        return Installation.requested(
                InstallationIds.propose(asked.accountId(), asked.requestId()),
                asked.app(),
                EventAccount.own(asked.accountId(), memberships.kindOf(asked.accountId())),
                asked.at());
    }
}
