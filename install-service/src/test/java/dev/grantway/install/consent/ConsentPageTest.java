package dev.grantway.install.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.events.AppLinks;
import dev.grantway.contracts.events.AppScopes;
import dev.grantway.contracts.events.AppStatus;
import dev.grantway.contracts.events.AppTokens;
import dev.grantway.contracts.events.AppTokens.Grants;
import dev.grantway.contracts.events.AppTokens.RefreshTokens;
import dev.grantway.contracts.events.SupportContact;
import dev.grantway.install.stage.Distributed;
import dev.grantway.install.stage.Later;
import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.Stage;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the page says on which a person decides. */
@QuarkusTest
class ConsentPageTest {
    private final Stage stage;

    ConsentPageTest(Stage stage) {
        this.stage = stage;
    }

    @Test
    void saysWhoWhereWhatAndWhereTo() {
        var account = Stage.account();
        var app = stage.app();
        var browser = stage.signIn(account);

        var page = browser.choose(browser.open(Link.to(app).text()), account.accountId());

        assertThat(page.asString())
                .contains(
                        app.name(),
                        "Keeps contacts in step.",
                        "help@app.example",
                        account.name(),
                        "user" + browser.userId() + "@customer.example",
                        "See contacts",
                        "<code>contacts.read</code>",
                        "<strong>app.example</strong>",
                        "Grant access",
                        "Cancel");
        assertThat(page.header("Content-Security-Policy"))
                .contains("form-action 'self' https://app.example;", "frame-ancestors 'none'");
    }

    @Test
    void saysItInThisOrder() {
        var poor = Stage.account(List.of(), Stage.MEMBER);
        var app = stage.app();
        var link = Link.to(app).with("optional_scope", "pages+reports");

        String page =
                stage.signIn(poor).open(link.into(poor.accountId()).text()).asString();

        assertThat(page.substring(page.indexOf("<h1>")))
                .containsSubsequence(
                        app.name(),
                        "Published by <bdi>Acme Apps</bdi>",
                        "Installing into",
                        poor.name(),
                        "Signed in as",
                        "Keeps contacts in step.",
                        "The app will be able to",
                        "See contacts",
                        "If you allow it, also",
                        "See reports",
                        "Not available here",
                        "Change pages (pages) needs",
                        "Access lasts until",
                        "You go on to <strong>app.example</strong>",
                        "help@app.example",
                        ">Cancel<",
                        ">Grant access<");
        assertThat(page).doesNotContain("autofocus").doesNotContain("What changes");
    }

    @Test
    void leadsToTheAppsOwnTermsAfterItsSupportContactAndSaysWhoseTheyAre() {
        var account = Stage.account();
        var app = stage.app();
        var browser = stage.signIn(account);
        assertThat(browser.toConsent(Link.to(app), account).asString()).doesNotContain("The app's own terms");

        stage.publish(Later.with(
                app, new AppLinks(null, null, null, "https://app.example/privacy", "http://localhost:8090/terms")));

        assertThat(browser.toConsent(Link.to(app), account).asString())
                .containsSubsequence(
                        "help@app.example",
                        "The app's own terms",
                        "<a href=\"https://app.example/privacy\" rel=\"noopener noreferrer\">Privacy policy of <bdi>"
                                + app.name() + "</bdi>",
                        "<a href=\"http://localhost:8090/terms\" rel=\"noopener noreferrer\">Terms of use of <bdi>",
                        ">Cancel<");
    }

    @Test
    void showsTheLogoFromThisSiteAloneAndLeadsToTheDocumentation() {
        var account = Stage.account();
        var app = stage.app();
        var browser = stage.signIn(account);

        var shown = stage.publish(
                Distributed.presented(app, "/app-logos/" + app.appId() + "?v=00ff", "https://app.example/docs"));

        assertThat(browser.toConsent(Link.to(app), account).asString())
                .containsSubsequence(
                        "<img class=\"applogo\" src=\"/app-logos/" + app.appId() + "?v=00ff\" alt=\"\">",
                        "help@app.example",
                        "<a href=\"https://app.example/docs\" rel=\"noopener noreferrer\">Documentation of <bdi>");

        stage.publish(Distributed.presented(shown, "https://evil.test/logo.png", "javascript:alert(1)"));

        assertThat(browser.toConsent(Link.to(app), account).asString())
                .contains("help@app.example")
                .doesNotContain("<img class=\"applogo\"", "evil.test", "javascript:", "Documentation of");
    }

    @Test
    void leadsToNoPageOfTheAppsThatCouldDoHarm() {
        var account = Stage.account();
        var app = stage.app();
        stage.publish(Later.with(
                app, new AppLinks(null, null, null, "javascript:alert(1)", "http://localhost.evil.test/terms")));

        assertThat(stage.signIn(account).toConsent(Link.to(app), account).asString())
                .contains("Grant access")
                .doesNotContain("javascript:", "evil.test", "The app's own terms");
    }

    @Test
    void saysThatAnAppActsAsThePerson() {
        var account = Stage.account();
        var browser = stage.signIn(account);
        var app = stage.app();
        assertThat(browser.toConsent(Link.to(app), account).asString()).doesNotContain("acts as you");

        stage.changeTokens(app, new AppTokens(RefreshTokens.STABLE, null, Grants.USER, null));

        assertThat(browser.toConsent(Link.to(app), account).asString())
                .containsSubsequence(
                        "Good to know",
                        "The app acts as you",
                        "ends when you leave this account",
                        "Access lasts until");
    }

    @Test
    void takesSixtyScopes() {
        var scopes = IntStream.range(0, 60)
                .mapToObj(i -> "crm.objects.something_with_a_long_name_" + i + ".read")
                .toList();
        var app = stage.app();
        var changed = stage.change(app, AppStatus.ACTIVE, new AppScopes(scopes, List.of(), List.of()));
        var account = Stage.account(List.of("pro"), scopes);
        var browser = stage.signIn(account);

        var page = browser.open(Link.to(changed)
                .with("scope", String.join("+", scopes))
                .into(account.accountId())
                .text());

        assertThat(page.asString()).contains(scopes);
        assertThat(browser.grant(page, List.of()).header("Location")).contains("code=");
    }

    @Test
    void hasABadgeForLookingAndChangingAndNoneForWhatIsNeither() {
        var account = Stage.account();
        var link = Link.to(stage.app()).with("scope", "base+contacts.read+contacts.write");

        String page = stage.signIn(account)
                .open(link.into(account.accountId()).text())
                .asString();

        assertThat(page)
                .contains(
                        "<span class=\"badge\">View</span> <strong>See contacts",
                        "<span class=\"badge\">Change</span> <strong>Change contacts",
                        "<strong>Know the account")
                .doesNotContain(">Other</span>");
    }

    @Test
    void offersAnOptionalScopeOnlyWhereThePlanAndThePersonHaveItAndSaysWhyNot() {
        var poor = Stage.account(List.of(), Stage.MEMBER);
        var withoutAccess = Stage.account(List.of("pro"), List.of("base", "contacts.read", "reports"));
        var rich = Stage.account();
        var link = Link.to(stage.app()).with("optional_scope", "pages+reports");
        var browser = stage.signIn(poor, withoutAccess, rich);

        assertThat(browser.open(link.into(poor.accountId()).text()).asString())
                .contains("Change pages (pages) needs Pro or enterprise, which " + poor.name() + " does not have.");
        assertThat(browser.open(link.into(withoutAccess.accountId()).text()).asString())
                .contains("may not grant Change pages (pages) in " + withoutAccess.name());
        for (var account : List.of(poor, withoutAccess)) {
            assertThat(browser.open(link.into(account.accountId()).text()).asString())
                    .contains("value=\"reports\" checked")
                    .doesNotContain("pages</code>", "value=\"pages\"");
        }
        assertThat(browser.open(link.into(rich.accountId()).text()).asString())
                .contains("value=\"reports\" checked", "value=\"pages\" checked");
    }

    @Test
    void escapesWhatTheDeveloperWrote() {
        var account = Stage.account();
        var app = stage.app(
                "<script>x</script>",
                "<img src=x onerror=y> \u202Eevil",
                new SupportContact("a@b.example\"><script>", "<b>1</b>", "javascript:alert(1)"));

        String page = stage.signIn(account)
                .open(Link.to(app).into(account.accountId()).text())
                .asString();

        assertThat(page)
                .doesNotContain("<script>", "<img src=x", "<b>1", "javascript:", "mailto:")
                .contains("&lt;script&gt;x", "<bdi>&lt;img src=x");
    }

    @Test
    void noPageNamesAnotherProductThanTheOneInstalledHere() {
        var account = Stage.account();
        var app = stage.app();
        var browser = stage.signIn(account);
        var list = browser.open(Link.to(app).text());

        for (var page : List.of(
                list,
                browser.choose(list, account.accountId()),
                browser.open(Link.to(app).with("scope", "nonsense").text()),
                browser.open("/connected-apps"),
                browser.open("/connected-apps?accountId=" + account.accountId()))) {
            assertThat(page.asString()).contains("Tracker").doesNotContainIgnoringCase("hubspot");
            assertThat(page.asString().replace("grantway_", "")).doesNotContainIgnoringCase("grantway");
            assertThat(page.asString()).doesNotContainIgnoringCase("portal").doesNotContain("CRM");
        }
    }
}
