package dev.grantway.install.installation;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.EventAccount;
import dev.grantway.contracts.events.EventApp;
import dev.grantway.contracts.events.TokensIssued;
import dev.grantway.install.catalog.AppCatalog;
import dev.grantway.install.directory.Memberships;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Makes good what a crash between token-service's answer and our commit lost: the installation's row. */
@Singleton
class MissingInstallations {
    private static final Logger LOG = Logger.getLogger(MissingInstallations.class);

    private final InstallationStore store;
    private final AppCatalog apps;
    private final Memberships memberships;
    private final Clock clock;

    MissingInstallations(InstallationStore store, AppCatalog apps, Memberships memberships, Clock clock) {
        this.store = store;
        this.apps = apps;
        this.memberships = memberships;
        this.clock = clock;
    }

    /** The locked row, made from the event where there is none; empty when the event contradicts what is here. */
    Optional<Installation> lockOrOpen(TokensIssued issued) {
        return store.lock(issued.installationId()).or(() -> open(issued));
    }

    private Optional<Installation> open(TokensIssued issued) {
        var app = apps.await(issued.appId())
                .map(MissingInstallations::eventApp)
                .orElseGet(() -> new EventApp(issued.appId(), "", ""));
        var account = EventAccount.own(issued.accountId(), memberships.kindOf(issued.accountId()));
        store.open(Installation.opened(issued.installationId(), issued.generation(), app, account, clock.instant()));
        var opened = store.lock(issued.installationId());
        if (opened.isEmpty()) {
            LOG.errorf(
                    "tokens were issued for %s, but app %d has another installation in account %d",
                    issued.installationId(), issued.appId(), issued.accountId());
        }
        return opened;
    }

    private static EventApp eventApp(AppSnapshot app) {
        return new EventApp(app.appId(), app.clientId(), app.version());
    }
}
