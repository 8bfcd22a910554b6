package dev.grantway.install.connected;

import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.install.catalog.AppCatalog;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.installation.Installation;
import dev.grantway.install.installation.InstallationView;
import dev.grantway.install.listing.AppFilter;
import dev.grantway.install.listing.ListedApp;
import dev.grantway.install.listing.Listing;
import dev.grantway.install.page.Answer;
import dev.grantway.install.relink.Relinks;
import dev.grantway.install.request.RequestCounts;
import dev.grantway.platform.session.Session;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The list of an account's connected apps. */
@Singleton
class AppList {
    /** More lines above the list would push it out of sight. */
    private static final int MOST_UNFINISHED = 20;

    private final MemberAccounts accounts;
    private final Listing listing;
    private final InstalledApps installedApps;
    private final Installers installers;
    private final InstallationView installations;
    private final AppCatalog apps;
    private final RequestCounts requests;
    private final Relinks relinks;

    AppList(
            MemberAccounts accounts,
            Listing listing,
            InstalledApps installedApps,
            Installers installers,
            InstallationView installations,
            AppCatalog apps,
            RequestCounts requests,
            Relinks relinks) {
        this.accounts = accounts;
        this.listing = listing;
        this.installedApps = installedApps;
        this.installers = installers;
        this.installations = installations;
        this.apps = apps;
        this.requests = requests;
        this.relinks = relinks;
    }

    /**
     * A page of the list.
     *
     * @param number 1 for the first page
     * @param removed the installation that was removed last, to be named; empty for none
     */
    Answer show(Session session, AppFilter filter, int number, Optional<String> removed) {
        return accounts.find(session, filter.accountId())
                .<Answer>map(account -> Answer.Page.framed(200, page(session, account, filter, number, removed)))
                .orElseGet(accounts::notFound);
    }

    private AppsPage page(
            Session session, AccountAccess account, AppFilter filter, int number, Optional<String> removed) {
        var page = listing.page(filter, number);
        var gone = removed.flatMap(id -> findRemoved(id, account.accountId()));
        var by = installers.of(
                account.accountId(),
                page.apps().stream().map(ListedApp::installation).toList(),
                session);
        boolean mayManage = account.superAdmin() || account.mayInstall();
        return new AppsPage(
                account,
                filter,
                statuses(filter),
                page.apps().stream().map(app -> row(app, account, session, by)).toList(),
                Paging.of(page, filter),
                listing.unfinished(account.accountId(), MOST_UNFINISHED).stream()
                        .map(app -> present(app, account, session))
                        .toList(),
                gone.map(installation -> apps.nameOf(installation.app().id())).orElse(""),
                gone.flatMap(relinks::linkFor).orElse(""),
                mayManage,
                mayManage ? requests.open(account.accountId()) : 0);
    }

    private AppRow row(ListedApp listed, AccountAccess account, Session session, Map<String, Installer> by) {
        return new AppRow(
                present(listed, account, session),
                by.getOrDefault(listed.installation().id(), Installer.NOBODY),
                listed.publisher(),
                listed.publisherVerified(),
                reconnect(listed.installation()),
                PageTime.of(listed.lastUsedAt().orElse(null)));
    }

    private InstalledApp present(ListedApp listed, AccountAccess account, Session session) {
        return asOfItsApp(
                installedApps.present(listed.installation(), listed.appName(), account, session),
                listed.installation().app().id());
    }

    /** An app that is out of use has no access, while its installations are still gone through one by one. */
    private InstalledApp asOfItsApp(InstalledApp shown, int appId) {
        if (shown.status() != InstallationStatus.ACTIVE) {
            return shown;
        }
        return apps.find(appId)
                .map(app -> switch (app.status()) {
                    case ACTIVE -> shown;
                    case DISABLED -> shown.shownAs(InstallationStatus.SUSPENDED);
                    case DELETED -> shown.shownAs(InstallationStatus.UNINSTALLING);
                })
                .orElse(shown);
    }

    private String reconnect(Installation installation) {
        return installation.status() == InstallationStatus.NEEDS_REAUTHORIZATION
                ? relinks.linkFor(installation).orElse("")
                : "";
    }

    private Optional<Installation> findRemoved(String id, int accountId) {
        return installations
                .find(id)
                .filter(installation -> installation.accountId() == accountId
                        && installation.status() == InstallationStatus.UNINSTALLED);
    }

    private static List<StatusChoice> statuses(AppFilter filter) {
        return AppFilter.STATUSES.stream()
                .map(status -> new StatusChoice(
                        status.name(),
                        InstalledApp.textOf(status),
                        filter.status().filter(status::equals).isPresent()))
                .toList();
    }
}
