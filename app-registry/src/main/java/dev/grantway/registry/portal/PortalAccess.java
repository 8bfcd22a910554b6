package dev.grantway.registry.portal;

import dev.grantway.platform.session.CurrentSession;
import dev.grantway.platform.session.DeveloperRole;
import dev.grantway.platform.session.Session;
import dev.grantway.platform.session.SignInRequired;
import dev.grantway.registry.apps.AppDetails;
import dev.grantway.registry.apps.Apps;
import dev.grantway.registry.directory.AccountSummary;
import dev.grantway.registry.directory.Accounts;
import dev.grantway.registry.directory.CurrentRoles;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides who sees and who changes what. Pages trust the session's token; what changes something goes by the roles that
 * are stored, of a session that is live.
 */
@Singleton
class PortalAccess {
    private final CurrentSession session;
    private final CurrentRoles roles;
    private final Accounts accounts;
    private final Apps apps;
    private final FormLife formLife;

    PortalAccess(CurrentSession session, CurrentRoles roles, Accounts accounts, Apps apps, FormLife formLife) {
        this.session = session;
        this.roles = roles;
        this.accounts = accounts;
        this.apps = apps;
        this.formLife = formLife;
    }

    /**
     * The person's developer accounts by id.
     *
     * @throws SignInRequired when nobody is signed in for long enough to fill in a form
     */
    List<AccountChoice> accounts() {
        return session.requireFor(formLife.length()).developerRoles().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> choice(entry.getKey(), entry.getValue()))
                .toList();
    }

    /**
     * The account to look at: the one that is named, or the only one; empty when there is a choice to make, or none.
     *
     * @throws NotYours when the person is not in the named one
     */
    Optional<AccountChoice> chosen(Optional<Integer> accountId) {
        var all = accounts();
        if (accountId.isPresent()) {
            return Optional.of(all.stream()
                    .filter(account -> accountId.get() == account.accountId())
                    .findFirst()
                    .orElseThrow(NotYours::new));
        }
        return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    }

    /**
     * An account to change something in.
     *
     * @throws NotYours when the person is not in it
     * @throws LooksOnOnly when the person may not change its apps
     * @throws SignInRequired when nobody is signed in
     */
    AccountChoice changing(int accountId) {
        var viewer = session.require();
        if (!viewer.developerRoles().containsKey(accountId)) {
            throw new NotYours(); // the page that answers is made from the token
        }
        var account = choiceIn(roles.of(viewer), accountId);
        if (!account.mayChange()) {
            throw new LooksOnOnly();
        }
        return account;
    }

    /**
     * An account whose people to look at, by the roles that are stored: who has left reads no addresses.
     *
     * @throws NotYours when the person is not in it
     */
    AccountChoice inTeam(int accountId) {
        return choiceIn(roles.of(session.requireFor(formLife.length())), accountId);
    }

    /**
     * An account to change the team of.
     *
     * @throws NotYours when the person is not in it
     * @throws OwnersOnly when the person is no owner of it
     */
    AccountChoice owning(int accountId) {
        var account = choiceIn(roles.of(session.require()), accountId);
        if (!account.owner()) {
            throw new OwnersOnly();
        }
        return account;
    }

    /** Who looks. */
    int userId() {
        return session.require().userId();
    }

    /**
     * An app to look at.
     *
     * @throws NotYours when there is none of that id in the person's accounts
     */
    AppDetails app(int appId) {
        return seen(session.requireFor(formLife.length()), appId);
    }

    /**
     * An app to change.
     *
     * @throws NotYours when there is none of that id in the person's accounts
     * @throws LooksOnOnly when the person may not change it
     */
    AppDetails changingApp(int appId) {
        var app = seen(session.require(), appId);
        var _ = changing(app.developerAccountId());
        return app;
    }

    AppHead head(AppDetails app) {
        return new AppHead(
                app.appId(),
                app.name(),
                app.status(),
                choiceIn(session.require().developerRoles(), app.developerAccountId()),
                app.revision());
    }

    private AppDetails seen(Session viewer, int appId) {
        return apps.find(appId)
                .filter(app -> viewer.developerRoles().containsKey(app.developerAccountId()))
                .orElseThrow(NotYours::new);
    }

    private AccountChoice choiceIn(Map<Integer, DeveloperRole> held, int accountId) {
        return Optional.ofNullable(held.get(accountId))
                .map(role -> choice(accountId, role))
                .orElseThrow(NotYours::new);
    }

    private AccountChoice choice(int accountId, DeveloperRole role) {
        String name = accounts.find(accountId).map(AccountSummary::name).orElse("Account " + accountId);
        return new AccountChoice(accountId, name, words(role), role.mayChangeApps(), role == DeveloperRole.OWNER);
    }

    static String words(DeveloperRole role) {
        return switch (role) {
            case OWNER -> "Owner";
            case DEVELOPER -> "Developer";
            case READ_ONLY -> "Looks on, changes nothing";
        };
    }
}
