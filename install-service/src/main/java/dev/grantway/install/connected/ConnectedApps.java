package dev.grantway.install.connected;

import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.install.catalog.AppCatalog;
import dev.grantway.install.catalog.PlatformCatalog;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.directory.Memberships;
import dev.grantway.install.installation.Installation;
import dev.grantway.install.installation.InstallationView;
import dev.grantway.install.installation.Removal;
import dev.grantway.install.page.Answer;
import dev.grantway.install.page.Obstacle;
import dev.grantway.install.page.Obstacles;
import dev.grantway.install.page.WayOut;
import dev.grantway.install.removal.UninstallOutcome;
import dev.grantway.install.removal.Uninstalls;
import dev.grantway.platform.session.Session;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.BiFunction;

/** What a member of an account sees of its installations, and may end. */
@Singleton
class ConnectedApps {
    private static final WayOut TO_ACCOUNTS = new WayOut("Your accounts", "/connected-apps");
    private static final Obstacle NOT_FOUND = new Obstacle(
            "NOT_FOUND",
            404,
            "There is nothing here for you",
            "There is no such account or app, or you are not a member of the account.",
            "Check the address, or sign in as a member of the account.");
    private static final Obstacle NO_RIGHT = new Obstacle(
            "NO_RIGHT_TO_UNINSTALL",
            403,
            "You can't uninstall this app",
            "Only who installed the app, or has access to all that it requires, can uninstall it.",
            "Ask an administrator of this account.");

    private final Memberships memberships;
    private final InstallationView installations;
    private final Uninstalls uninstalls;
    private final UninstallRights rights;
    private final AppCatalog apps;
    private final PlatformCatalog platform;
    private final Obstacles obstacles;

    ConnectedApps(
            Memberships memberships,
            InstallationView installations,
            Uninstalls uninstalls,
            UninstallRights rights,
            AppCatalog apps,
            PlatformCatalog platform,
            Obstacles obstacles) {
        this.memberships = memberships;
        this.installations = installations;
        this.uninstalls = uninstalls;
        this.rights = rights;
        this.apps = apps;
        this.platform = platform;
        this.obstacles = obstacles;
    }

    /** The person's accounts, to choose one. */
    Answer accounts(Session session) {
        var accounts = memberships.findKnown(session).stream()
                .filter(account -> !account.isDeveloperAccount())
                .toList();
        return Answer.Page.framed(200, new AccountsPage(accounts));
    }

    /**
     * An account's apps.
     *
     * @param removed the installation that was removed last, to be named; empty for none
     */
    Answer list(Session session, int accountId, Optional<String> removed) {
        return account(session, accountId)
                .<Answer>map(account -> {
                    var all = installations.ofAccount(accountId).stream()
                            .map(installation -> present(installation, account, session))
                            .toList();
                    return Answer.Page.framed(
                            200,
                            new AppsPage(
                                    account,
                                    all.stream().filter(InstalledApp::isListed).toList(),
                                    all.stream().filter(app -> !app.isListed()).toList(),
                                    removed.flatMap(id -> nameOfRemoved(id, accountId))
                                            .orElse("")));
                })
                .orElseGet(this::notFound);
    }

    /** One app. */
    Answer detail(Session session, String id) {
        return with(session, id, (_, app) -> Answer.Page.framed(200, new AppPage(app)));
    }

    /** The page that asks before an app is uninstalled. */
    Answer confirm(Session session, String id) {
        return with(
                session,
                id,
                (_, app) -> app.removable()
                        ? Answer.Page.framed(200, new UninstallPage(app))
                        : obstacles.answer(NO_RIGHT, toList(app)));
    }

    /** Uninstalls; what the directory said last is enough, for this ends access and gives none. */
    Answer uninstall(Session session, String id) {
        return with(session, id, (installation, app) -> {
            if (!app.removable()) {
                return obstacles.answer(NO_RIGHT, toList(app));
            }
            var outcome = uninstalls.uninstall(installation.id(), Removal.byUser(session.userId()));
            return new Answer.Redirect(
                    switch (outcome) {
                        case UninstallOutcome.Removed _, UninstallOutcome.NotInstalled _ ->
                            toList(app).href() + "&removed=" + installation.id();
                        case UninstallOutcome.BeingRemoved _ -> toList(app).href();
                    });
        });
    }

    private Answer with(Session session, String id, BiFunction<Installation, InstalledApp, Answer> use) {
        return installations
                .find(id)
                .flatMap(installation -> account(session, installation.accountId())
                        .map(account -> use.apply(installation, present(installation, account, session))))
                .orElseGet(this::notFound);
    }

    private Optional<AccountAccess> account(Session session, int accountId) {
        return memberships.findKnown(session).stream()
                .filter(account -> account.accountId() == accountId)
                .findFirst();
    }

    private InstalledApp present(Installation installation, AccountAccess account, Session session) {
        return new InstalledApp(
                installation.id(),
                account.accountId(),
                apps.nameOf(installation.app().id()),
                installation.status(),
                installedBy(installation, session),
                installation.tokensIssuedAt(),
                platform.titlesOf(installation.scopes()),
                installation.scopes(),
                installation.isOpen() && rights.mayUninstall(installation, account, session.userId()));
    }

    private Optional<String> nameOfRemoved(String id, int accountId) {
        return installations
                .find(id)
                .filter(installation -> installation.accountId() == accountId
                        && installation.status() == InstallationStatus.UNINSTALLED)
                .map(installation -> apps.nameOf(installation.app().id()));
    }

    private Answer notFound() {
        return obstacles.answer(NOT_FOUND, TO_ACCOUNTS);
    }

    private static WayOut toList(InstalledApp app) {
        return new WayOut("Connected Apps", "/connected-apps?accountId=" + app.accountId());
    }

    private static String installedBy(Installation installation, Session session) {
        return Optional.ofNullable(installation.installedBy())
                .map(userId -> userId == session.userId() ? "you" : "user " + userId)
                .orElse("");
    }
}
