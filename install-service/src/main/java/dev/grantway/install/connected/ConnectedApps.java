package dev.grantway.install.connected;

import dev.grantway.install.catalog.AppCatalog;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.directory.AccountSearch;
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
import java.util.function.BiFunction;

/** The accounts to choose from, and the end of an installation. */
@Singleton
class ConnectedApps {
    private static final Obstacle NO_RIGHT = new Obstacle(
            "NO_RIGHT_TO_UNINSTALL",
            403,
            "You can't uninstall this app",
            "Only super admins, who may install apps in this account, and who installed this one can uninstall it.",
            "Ask a super admin of this account.");

    private static final Obstacle CHANGED_MEANWHILE = new Obstacle(
            "CHANGED_MEANWHILE",
            409,
            "This has changed meanwhile",
            "Since the page was opened, the app was uninstalled and installed again. Nothing was changed.",
            "Look at the app in Connected Apps, and uninstall it there if you still want to.");

    private final MemberAccounts accounts;
    private final InstallationView installations;
    private final InstalledApps installedApps;
    private final Uninstalls uninstalls;
    private final AppCatalog apps;
    private final Obstacles obstacles;

    ConnectedApps(
            MemberAccounts accounts,
            InstallationView installations,
            InstalledApps installedApps,
            Uninstalls uninstalls,
            AppCatalog apps,
            Obstacles obstacles) {
        this.accounts = accounts;
        this.installations = installations;
        this.installedApps = installedApps;
        this.uninstalls = uninstalls;
        this.apps = apps;
        this.obstacles = obstacles;
    }

    /**
     * The person's accounts, to choose one.
     *
     * @param text part of a name, a domain or an id; empty for all
     */
    Answer accounts(Session session, String text) {
        return Answer.Page.framed(200, new AccountsPage(AccountSearch.of(accounts.all(session), text)));
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

    /**
     * Uninstalls; what the directory said last is enough, for this ends access and gives none.
     *
     * @param generation the one that the page asked about
     */
    Answer uninstall(Session session, String id, int generation) {
        return with(session, id, (installation, app) -> {
            if (!app.removable()) {
                return obstacles.answer(NO_RIGHT, toList(app));
            }
            return switch (uninstalls.uninstall(installation.id(), generation, Removal.byUser(session.userId()))) {
                case UninstallOutcome.Removed _, UninstallOutcome.NotInstalled _ ->
                    new Answer.Redirect(toList(app).href() + "&removed=" + installation.id());
                case UninstallOutcome.BeingRemoved _ ->
                    new Answer.Redirect(toList(app).href());
                case UninstallOutcome.Overtaken _ -> obstacles.answer(CHANGED_MEANWHILE, toList(app));
            };
        });
    }

    private Answer with(Session session, String id, BiFunction<Installation, InstalledApp, Answer> use) {
        return installations
                .find(id)
                .flatMap(installation -> accounts.find(session, installation.accountId())
                        .map(account -> use.apply(installation, present(installation, account, session))))
                .orElseGet(accounts::notFound);
    }

    private InstalledApp present(Installation installation, AccountAccess account, Session session) {
        return installedApps.present(
                installation, apps.nameOf(installation.app().id()), account, session);
    }

    private static WayOut toList(InstalledApp app) {
        return new WayOut("Connected Apps", "/connected-apps?accountId=" + app.accountId());
    }
}
