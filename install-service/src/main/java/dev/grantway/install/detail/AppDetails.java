package dev.grantway.install.detail;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.AppStatus;
import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.install.catalog.AppCatalog;
import dev.grantway.install.connected.InstalledApps;
import dev.grantway.install.connected.Installers;
import dev.grantway.install.connected.MemberAccounts;
import dev.grantway.install.connected.PageTime;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.grants.LiveGrant;
import dev.grantway.install.grants.LiveGrantStore;
import dev.grantway.install.grants.LiveGrants;
import dev.grantway.install.installation.Installation;
import dev.grantway.install.installation.InstallationView;
import dev.grantway.install.page.Answer;
import dev.grantway.install.relink.Relinks;
import dev.grantway.install.takeover.TakeoverRights;
import dev.grantway.install.timeline.Timeline;
import dev.grantway.install.usage.Usage;
import dev.grantway.install.usage.UsageView;
import dev.grantway.install.words.AppView;
import dev.grantway.platform.session.Session;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers what is known of one connected app. */
@Singleton
class AppDetails {
    /** The rest is in the API. */
    private static final int SHOWN_FACTS = 100;

    private final MemberAccounts accounts;
    private final InstallationView installations;
    private final InstalledApps installedApps;
    private final Installers installers;
    private final LiveGrantStore grants;
    private final UsageView usage;
    private final TokenUse tokenUse;
    private final Timeline timeline;
    private final AppCatalog apps;
    private final ScopeLines scopes;
    private final Relinks relinks;

    AppDetails(
            MemberAccounts accounts,
            InstallationView installations,
            InstalledApps installedApps,
            Installers installers,
            LiveGrantStore grants,
            UsageView usage,
            TokenUse tokenUse,
            Timeline timeline,
            AppCatalog apps,
            ScopeLines scopes,
            Relinks relinks) {
        this.accounts = accounts;
        this.installations = installations;
        this.installedApps = installedApps;
        this.installers = installers;
        this.grants = grants;
        this.usage = usage;
        this.tokenUse = tokenUse;
        this.timeline = timeline;
        this.apps = apps;
        this.scopes = scopes;
        this.relinks = relinks;
    }

    /**
     * The page of an installation.
     *
     * @param takenOver whether the person comes from taking it over
     */
    Answer show(Session session, String id, boolean takenOver) {
        return installations
                .find(id)
                .flatMap(installation -> accounts.find(session, installation.accountId())
                        .<Answer>map(
                                account -> Answer.Page.framed(200, page(session, account, installation, takenOver))))
                .orElseGet(accounts::notFound);
    }

    /** The way to the page of an account's app; whether it is installed is for members to know. */
    Answer find(Session session, Optional<Integer> accountId, Optional<String> clientId) {
        return accountId
                .flatMap(id -> accounts.find(session, id))
                .flatMap(account -> clientId.flatMap(apps::find)
                        .flatMap(app -> installations.find(app.appId(), account.accountId())))
                .filter(installation -> installation.status() != InstallationStatus.UNINSTALLED)
                .<Answer>map(installation -> new Answer.Redirect("/connected-apps/" + installation.id()))
                .orElseGet(accounts::notFound);
    }

    private AppPage page(Session session, AccountAccess account, Installation installation, boolean takenOver) {
        int appId = installation.app().id();
        var app = installedApps.present(installation, apps.nameOf(appId), account, session);
        var installer = installers.of(installation, session);
        var live = grants.find(installation.id(), installation.generation());
        var used = used(installation);
        boolean mayPause = installation.isOpen() && apps.isInUse(appId) && (account.superAdmin() || app.removable());
        return new AppPage(
                app,
                installer,
                installation.isOpen() && installer.missing() && TakeoverRights.mayTakeOver(account),
                takenOver && installer.yours(),
                apps.find(appId).map(AppView::of).orElse(null),
                health(installation, live, used),
                relinks.linkFor(installation).orElse(""),
                scopes.named(stillAsked(installation)),
                scopes.granted(installation, used),
                scopes.named(live.declined()),
                scopes.named(live.unavailable()),
                live.grants().stream().map(grant -> line(grant, session)).toList(),
                scopes.calls(used),
                scopes.days(used),
                scopes.deliveries(used),
                history(session, installation),
                mayPause && installation.status() == InstallationStatus.ACTIVE,
                mayPause && installation.status() == InstallationStatus.SUSPENDED);
    }

    private List<String> stillAsked(Installation installation) {
        return installation.status() == InstallationStatus.ACTIVE || installation.isSuspended()
                ? apps.find(installation.app().id())
                        .map(app -> installation.missingOf(app.scopes().required()))
                        .orElse(List.of())
                : List.of();
    }

    /** What was before the first tokens of the generation was another's. */
    private Usage used(Installation installation) {
        return Optional.ofNullable(installation.tokensIssuedAt())
                .map(since -> usage.of(installation.id(), since))
                .orElse(Usage.NONE);
    }

    private Health health(Installation installation, LiveGrants live, Usage used) {
        return new Health(
                PageTime.of(installation.tokensIssuedAt()),
                PageTime.of(used.span().map(Usage.Span::firstCallAt).orElse(null)),
                PageTime.of(used.span().map(Usage.Span::lastUsedAt).orElse(null)),
                PageTime.of(tokenUse.lastUsedAt(installation).orElse(null)),
                live.grants().size(),
                used.refused(),
                installation.status(),
                apps.find(installation.app().id()).map(AppSnapshot::status).orElse(AppStatus.DELETED));
    }

    private GrantLine line(LiveGrant grant, Session session) {
        return new GrantLine(
                InstalledApps.userName(grant.userId(), session),
                PageTime.of(grant.issuedAt()),
                scopes.named(grant.scopes()),
                scopes.named(grant.declined()));
    }

    private List<HistoryLine> history(Session session, Installation installation) {
        return timeline.before(installation.id(), Timeline.NEWEST, SHOWN_FACTS).stream()
                .map(fact -> new HistoryLine(
                        PageTime.of(fact.at()),
                        FactWords.of(fact),
                        name(fact.by(), session),
                        name(fact.approvedBy(), session),
                        Optional.ofNullable(fact.note()).orElse(""),
                        scopes.added(fact),
                        scopes.removed(fact)))
                .toList();
    }

    private static String name(@Nullable Integer userId, Session session) {
        return Optional.ofNullable(userId)
                .map(known -> InstalledApps.userName(known, session))
                .orElse("");
    }
}
