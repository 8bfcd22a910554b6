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

    AppList(
            MemberAccounts accounts,
            Listing listing,
            InstalledApps installedApps,
            Installers installers,
            InstallationView installations,
            AppCatalog apps,
            RequestCounts requests) {
        this.accounts = accounts;
        this.listing = listing;
        this.installedApps = installedApps;
        this.installers = installers;
        this.installations = installations;
        this.apps = apps;
        this.requests = requests;
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
                removed.flatMap(id -> nameOfRemoved(id, account.accountId())).orElse(""),
                mayManage,
                mayManage ? requests.open(account.accountId()) : 0);
    }

    private AppRow row(ListedApp listed, AccountAccess account, Session session, Map<String, Installer> by) {
        return new AppRow(
                present(listed, account, session),
                by.getOrDefault(listed.installation().id(), Installer.NOBODY),
                PageTime.of(listed.lastUsedAt().orElse(null)));
    }

    private InstalledApp present(ListedApp listed, AccountAccess account, Session session) {
        return installedApps.present(listed.installation(), listed.appName(), account, session);
    }

    private Optional<String> nameOfRemoved(String id, int accountId) {
        return installations
                .find(id)
                .filter(installation -> installation.accountId() == accountId
                        && installation.status() == InstallationStatus.UNINSTALLED)
                .map(Installation::app)
                .map(app -> apps.nameOf(app.id()));
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
