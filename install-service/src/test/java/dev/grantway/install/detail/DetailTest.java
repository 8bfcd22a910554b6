package dev.grantway.install.detail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.events.AppScopes;
import dev.grantway.contracts.events.AppStatus;
import dev.grantway.contracts.events.GrantRevoked;
import dev.grantway.contracts.events.TokensIssued;
import dev.grantway.contracts.events.UsageTotals;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.installation.Installation;
import dev.grantway.install.installation.Installations;
import dev.grantway.install.stage.Browser;
import dev.grantway.install.stage.Installs;
import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.Stage;
import dev.grantway.install.usage.UsageView;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DetailTest {
    private final Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);

    private final Stage stage;
    private final Installs installs;
    private final Installations installations;
    private final UsageView usage;

    DetailTest(Stage stage, Installs installs, Installations installations, UsageView usage) {
        this.stage = stage;
        this.installs = installs;
        this.installations = installations;
        this.usage = usage;
    }

    @Test
    void saysWhatWasGrantedAndDeclinedAndByWhom() {
        var account = Stage.account();
        var browser = stage.signIn(account);
        var app = stage.app();
        var link = Link.to(app).with("optional_scope", "reports+pages");
        var page = browser.grant(browser.toConsent(link, account), List.of("reports"));
        assertThat(page.statusCode()).isEqualTo(303);
        var authorized = installs.authorize(stage.signIn(account), Link.to(app), account);
        installations.complete(issued(installs, authorized, browser, "own"));
        installs.activate(authorized);

        assertThat(open(browser, authorized))
                .contains(
                        "<h1><bdi>" + app.name() + "</bdi></h1>",
                        "<h3>Declined</h3>\n<ul class=\"scopes\"><li>Change pages")
                .contains("<li>you, <time", "declined: Change pages", "<dt>Consents</dt><dd>2</dd>")
                .containsPattern("<li>user \\d+, <time")
                .contains("<code>reports</code>", "<code>pages</code> (declined)")
                .contains("mailto:help@app.example", "Change permissions")
                .doesNotContain("g-" + authorized.id());
    }

    @Test
    void saysWhatCouldNotBeOffered() {
        var account = Stage.account(List.of(), Stage.MEMBER);
        var browser = stage.signIn(account);
        var installation = installs.activate(
                installs.authorize(browser, Link.to(stage.app()).with("optional_scope", "pages"), account));

        assertThat(open(browser, installation)).contains("Not available here", "<code>pages</code> (not available)");
    }

    @Test
    void countsCallsByPermission() {
        var account = Stage.account();
        var browser = stage.signIn(account);
        var installation = installs.activate(installs.authorize(browser, Link.to(stage.app()), account));
        assertThat(open(browser, installation)).contains("No calls were counted yet", "None was counted");

        tell(installation, "contacts.read");

        assertThat(open(browser, installation))
                .contains("<tr><td>See contacts</td><td>0</td><td>5</td></tr>", "3 calls were refused in 30 days");
    }

    @Test
    void marksWhatWasNeverUsedOfWhatCanBeCounted() {
        var account = Stage.account();
        var browser = stage.signIn(account);
        var fresh = installs.authorize(browser, Link.to(stage.app()), account);
        installations.complete(
                installs.issued(fresh, "g-" + fresh.id(), List.of("base", "contacts.read"), Instant.now()));
        var old = installs.active();
        assertThat(open(browser, fresh)).doesNotContain("never used");

        tell(fresh, "reports", hour);
        tell(old, "reports");

        assertThat(open(browser, fresh))
                .contains("<li>See contacts <span class=\"badge\">never used</span></li>", "<li>Know the account</li>");
        assertThat(open(stage.signIn(memberOf(old)), old))
                .contains("See contacts <span class=\"badge\">not used in 100 days");

        tell(fresh, "contacts.read", hour);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> !open(browser, fresh).contains("never used"));
    }

    @Test
    void saysWhatToDoWhereTheAppHasToBeConnectedAgain() {
        var account = Stage.account();
        var browser = stage.signIn(account);
        var active = installs.activate(installs.authorize(browser, Link.to(stage.app()), account));
        assertThat(open(browser, active)).doesNotContain("Connect it again").contains("its tokens work");

        installations.revoke(new GrantRevoked(active.id(), 1, 9, "g-" + active.id(), "REVOKED_BY_APP", hour));

        assertThat(open(browser, active))
                .contains("Connect it again to go on", "Needs reconnect", "Nothing at present")
                .contains("Access ended, and the app has to be connected again: the app gave its tokens back");
    }

    @Test
    void tellsWhatHappened() {
        var account = Stage.account();
        var browser = stage.signIn(account);
        var active = installs.activate(installs.authorize(browser, Link.to(stage.app()), account));
        installations.complete(installs.issued(
                active, "g-" + active.id(), List.of("base", "reports"), Instant.parse("2030-01-01T00:00:00Z")));

        assertThat(open(browser, active).replaceAll("\\s+", " "))
                .containsPattern(
                        "Permissions changed <span class=\"soft\">\\(you\\)</span><span class=\"hint\">Added: See"
                                + " reports</span><span class=\"hint\">Removed: See contacts</span>.*Installed:.*Access was granted");
    }

    @Test
    void offersSuspensionToThoseWhoMayEndIt() {
        var account = Stage.account();
        var active = installs.activate(installs.authorize(stage.signIn(account), Link.to(stage.app()), account));
        String suspend = "/connected-apps/" + active.id() + "/suspend";

        assertThat(open(stage.signIn(account), active)).contains(suspend).doesNotContain("/resume\"");
        assertThat(open(stage.signIn(member(account.accountId(), List.of(), true)), active))
                .contains(suspend);
        assertThat(open(stage.signIn(member(account.accountId(), List.of("base"), false)), active))
                .doesNotContain(suspend, "/uninstall\"");
    }

    @Test
    void isThereForAnAppThatWasDeleted() {
        var account = Stage.account();
        var browser = stage.signIn(account);
        var app = stage.app();
        var active = installs.activate(installs.authorize(browser, Link.to(app), account));
        stage.change(app, AppStatus.DELETED, new AppScopes(List.of("base"), List.of(), List.of()));

        assertThat(open(browser, active)).contains(app.name());
    }

    @Test
    void isFoundByAccountAndApp() {
        var account = Stage.account();
        var browser = stage.signIn(account);
        var app = stage.app();
        String path = "/connected-apps/by-app?accountId=" + account.accountId() + "&clientId=" + app.clientId();
        assertThat(browser.open(path).statusCode()).isEqualTo(404);

        var active = installs.activate(installs.authorize(browser, Link.to(app), account));

        var answer = browser.open(path);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith("/connected-apps/" + active.id());
        assertThat(browser.open(answer.header("Location").replaceFirst("^https?://[^/]+", ""))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void isNotThereForAStranger() {
        var account = Stage.account();
        var app = stage.app();
        var active = installs.activate(installs.authorize(stage.signIn(account), Link.to(app), account));
        var stranger = stage.signIn(Stage.account());

        for (String path : List.of(
                "/connected-apps/" + active.id(),
                "/connected-apps/by-app?accountId=" + account.accountId() + "&clientId=" + app.clientId(),
                "/connected-apps/by-app?clientId=" + app.clientId(),
                "/connected-apps/by-app?accountId=" + account.accountId(),
                "/connected-apps/by-app")) {
            assertThat(stranger.open(path).statusCode()).as(path).isEqualTo(404);
            assertThat(stranger.open(path).asString()).doesNotContain(app.name());
        }
    }

    private static String open(Browser browser, Installation installation) {
        var answer = browser.open("/connected-apps/" + installation.id());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.asString();
    }

    private static TokensIssued issued(Installs installs, Installation installation, Browser by, String grantId) {
        var told = installs.issued(installation, grantId + "-" + installation.id());
        return new TokensIssued(
                told.installationId(),
                told.generation(),
                told.sequence(),
                told.grantId(),
                told.appId(),
                told.accountId(),
                by.userId(),
                List.of("base", "contacts.read", "reports"),
                told.issuedAt().minusSeconds(60));
    }

    private void tell(Installation installation, String scope) {
        tell(installation, scope, hour.minus(Duration.ofDays(10)));
    }

    private void tell(Installation installation, String scope, Instant at) {
        stage.publish(new UsageTotals(
                installation.id(),
                1,
                installation.app().id(),
                installation.accountId(),
                at,
                "token",
                scope,
                5,
                3,
                List.of(new UsageTotals.ScopeCalls(scope, 5)),
                null,
                null,
                Instant.now(),
                Instant.now()));
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> usage.span(installation.id(), Instant.EPOCH).isPresent());
    }

    private static AccountAccess memberOf(Installation installation) {
        return member(installation.accountId(), List.of(), false);
    }

    private static AccountAccess member(int accountId, List<String> scopes, boolean superAdmin) {
        return new AccountAccess(
                accountId, "Theirs", null, "STANDARD", null, List.of(), "guest", scopes, superAdmin, false);
    }
}
