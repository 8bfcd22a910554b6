package dev.grantway.install.stage;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.TokensIssued;
import dev.grantway.install.catalog.AppCatalog;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.installation.Installation;
import dev.grantway.install.installation.InstallationView;
import dev.grantway.install.installation.Installations;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Brings installations to where a test begins, by the pages that people use. */
@Singleton
public class Installs {
    private static final List<String> SCOPES = List.of("base", "contacts.read");

    private final Map<String, Integer> people = new ConcurrentHashMap<>();
    private final Stage stage;
    private final Installations installations;
    private final InstallationView view;
    private final AppCatalog apps;

    Installs(Stage stage, Installations installations, InstallationView view, AppCatalog apps) {
        this.stage = stage;
        this.installations = installations;
        this.view = view;
        this.apps = apps;
    }

    /** A new app, consented to in a new account. */
    public Installation authorized() {
        var account = Stage.account();
        return authorize(stage.signIn(account), Link.to(stage.app()), account);
    }

    /** Consents. */
    public Installation authorize(Browser browser, Link link, AccountAccess account) {
        var page = browser.choose(browser.open(link.text()), account.accountId());
        String location = browser.grant(page, List.of()).header("Location");
        if (location == null || !location.contains("code=")) {
            throw new AssertionError("no code: " + location);
        }
        var installation = view.ofAccount(account.accountId()).getFirst();
        people.put(installation.id(), browser.userId());
        return installation;
    }

    /** Consents again to an app in an account, by another person. */
    public Installation authorizeAgain(Installation installation) {
        var account = new AccountAccess(
                installation.accountId(),
                "Account " + installation.accountId(),
                null,
                "STANDARD",
                null,
                List.of("pro"),
                "member",
                Stage.MEMBER,
                false,
                true);
        var app = apps.find(installation.app().id()).orElseThrow();
        return authorize(stage.signIn(account), Link.to(app), account);
    }

    /** A new app, installed in a new account by the grant {@code g-<installation id>}. */
    public Installation active() {
        return activate(authorized());
    }

    /** The same, with its first tokens. */
    public Installation activate(Installation authorized) {
        installations.complete(issued(authorized, "g-" + authorized.id()));
        return view.find(authorized.id()).orElseThrow();
    }

    /** The same, with first tokens that were issued at this moment. */
    public Installation activateNow(Installation authorized) {
        installations.complete(issued(authorized, "now-" + authorized.id(), SCOPES, Instant.now()));
        return view.find(authorized.id()).orElseThrow();
    }

    /** How it stands now. */
    public Installation view(Installation installation) {
        return view.find(installation.id()).orElseThrow();
    }

    /** The app of an installation. */
    public AppSnapshot appOf(Installation installation) {
        return apps.find(installation.app().id()).orElseThrow();
    }

    /** What token-service tells of the tokens of who consented last. */
    public TokensIssued issued(Installation installation, String grantId) {
        return issued(installation, grantId, SCOPES, Instant.parse("2026-01-01T00:00:00Z"));
    }

    /** What token-service tells of a grant's tokens. */
    public TokensIssued issued(Installation installation, String grantId, List<String> scopes, Instant at) {
        return new TokensIssued(
                installation.id(),
                installation.generation(),
                1,
                grantId,
                installation.app().id(),
                installation.accountId(),
                people.getOrDefault(installation.id(), 7),
                scopes,
                at);
    }
}
