package dev.grantway.install.consent;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.Publisher;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.installation.InstallationView;
import dev.grantway.install.stage.Browser;
import dev.grantway.install.stage.Installs;
import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.Link.DoorKind;
import dev.grantway.install.stage.Neighbours;
import dev.grantway.install.stage.Stage;
import dev.grantway.install.stage.Unverified;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What comes before the decision where nobody vouched for the publisher. */
@QuarkusTest
class UnverifiedPageTest {
    private static final String QUESTION = "Do you know who made";
    private static final List<String> NONE = List.of();

    private final Stage stage;
    private final Installs installs;
    private final InstallationView installations;
    private final Neighbours neighbours;

    UnverifiedPageTest(Stage stage, Installs installs, InstallationView installations, Neighbours neighbours) {
        this.stage = stage;
        this.installs = installs;
        this.installations = installations;
        this.neighbours = neighbours;
    }

    @Nested
    class IsShown {
        @ParameterizedTest
        @EnumSource(DoorKind.class)
        void onceBeforeTheDecision(DoorKind door) {
            var account = Stage.account();
            var browser = stage.signIn(account);

            var first = browser.toConsent(Link.to(door, unverified()), account);
            var decision = tick(browser, first);
            var granted = browser.grant(decision, NONE);

            assertAsks(first, 200);
            assertThat(decision.statusCode()).isEqualTo(200);
            assertThat(decision.asString()).contains("Grant access").doesNotContain(QUESTION);
            assertThat(granted.header("Location")).contains("code=", "state=xyz");
        }

        @Test
        void forALinkIntoAnAccountToo() {
            var account = Stage.account();
            var link = Link.to(unverified()).into(account.accountId());

            assertAsks(stage.signIn(account).open(link.text()), 200);
        }

        @Test
        void toThoseAloneWhoseAppIsOfAnUnverifiedPublisher() {
            var account = Stage.account();

            String page = stage.signIn(account)
                    .toConsent(Link.to(stage.app()), account)
                    .asString();

            assertThat(page)
                    .contains(
                            "Published by <bdi>Acme Apps</bdi> · <bdi>acme.example</bdi>", "✓ Verified", "Grant access")
                    .doesNotContain(QUESTION, "not verified");
        }

        @Test
        void notAgainToWhoeverGaveTheAppAllOfItBefore() {
            var app = stage.app();
            var account = Stage.account();
            var browser = stage.signIn(account);
            installs.activate(installs.authorize(browser, Link.to(app), account));
            var link = Link.to(stage.publish(Unverified.of(app)));

            assertThat(browser.toConsent(link, account).asString())
                    .contains("Nothing changes", "Grant access")
                    .doesNotContain(QUESTION);
            assertAsks(browser.toConsent(link.with("scope", "base+contacts.read+contacts.write"), account), 200);
            assertAsks(stage.signIn(account).toConsent(link, account), 200);
        }

        @Test
        void andTheDryRunSaysSo() {
            var account = Stage.account();
            int userId = stage.signIn(account).userId();

            assertThat(dryRunShowsPage(unverified(), account, userId)).isTrue();
            assertThat(dryRunShowsPage(stage.app(), account, userId)).isFalse();
        }
    }

    @Nested
    class Tells {
        @Test
        void whoPublishedTheAppWhenAndHowManyUseIt() {
            var account = Stage.account();
            var app = unverified();

            var page = stage.signIn(account).toConsent(Link.to(app), account);

            assertThat(page.asString())
                    .contains(
                            app.name(),
                            "<bdi>Some Apps</bdi>, not verified",
                            "<time datetime=\"2026-10-05T08:30:00Z\">5 October 2026</time>",
                            "fewer than 10 accounts",
                            account.name(),
                            "I know who made this app and want to go on")
                    .doesNotContain("claimed.example", "Grant access", "autofocus", " checked>", "<script");
            assertThat(page.header("Content-Security-Policy")).contains("form-action 'self' https://app.example;");
        }

        @Test
        void whatItCanOfAnAppThatWasPublishedBefore() {
            var account = Stage.account();
            var browser = stage.signIn(account);

            var page = browser.toConsent(Link.to(stage.publish(Unverified.unknown(stage.app()))), account);

            assertThat(page.asString()).contains("Developer account 100001, not verified", "<dd>Not known</dd>");
            assertThat(tick(browser, page).asString())
                    .contains("Published by developer account 100001, which is not verified.");
        }

        @Test
        void nothingThatAPublisherCouldSlipIn() {
            var publisher = new Publisher("<script>alert(1)</script>", "\"><img src=x>", false);
            var account = Stage.account();
            var browser = stage.signIn(account);
            var app = stage.publish(Unverified.of(stage.app(), publisher, Unverified.CREATED));

            var page = browser.toConsent(Link.to(app), account);

            assertThat(page.asString())
                    .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                    .doesNotContain("<script>", "<img src=x>");
            assertThat(tick(browser, page).asString())
                    .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                    .doesNotContain("<script>", "<img src=x>");
        }

        @Test
        void theNumberOfAccountsFromTenOn() {
            var app = stage.app();
            for (int i = 0; i < 9; i++) {
                install(app);
            }
            var nine = stage.publish(Unverified.of(app));
            assertThat(opened(nine)).contains("<dd>fewer than 10 accounts</dd>");

            var verifiedAgain = stage.publish(Unverified.of(nine, app.publisher(), app.createdAt()));
            install(verifiedAgain);
            var consentedOnly = Stage.account();
            installs.authorize(stage.signIn(consentedOnly), Link.to(verifiedAgain), consentedOnly);

            assertThat(opened(stage.publish(Unverified.of(verifiedAgain)))).contains("<dd>10 accounts</dd>");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "0 | fewer than 10 accounts",
                    "9 | fewer than 10 accounts",
                    "10 | 10 accounts",
                    "9999 | 9,999 accounts",
                    "10000 | 10,000 accounts or more",
                })
        void aNumberThatPeopleCanRead(int accounts, String words) {
            assertThat(UnverifiedPages.inUse(accounts)).isEqualTo(words);
        }
    }

    @Nested
    class WithoutTheTick {
        @Test
        void thePageComesAgainWithTheErrorAtTheBox() {
            var account = Stage.account();
            var browser = stage.signIn(account);
            var page = browser.toConsent(Link.to(unverified()), account);

            var again = browser.form(page).post("/oauth/consent/unverified");

            assertAsks(again, 400);
            assertThat(again.asString())
                    .contains(
                            "aria-invalid=\"true\" aria-describedby=\"understood-error\"",
                            "id=\"understood-error\"",
                            "Tick this box to go on");
            assertThat(again.header("Content-Security-Policy")).contains("form-action 'self' https://app.example;");
            assertAsks(browser.form(page).formParam("understood", "on").post("/oauth/consent/unverified"), 400);
            assertThat(tick(browser, again).asString()).contains("Grant access");
        }

        @Test
        void nothingIsGrantedByAForgedForm() {
            var account = Stage.account();
            var browser = stage.signIn(account);
            var page = browser.toConsent(Link.to(unverified()), account);

            var answer = browser.form(page)
                    .formParam("understood", "true")
                    .formParam("decision", "grant")
                    .post("/oauth/consent");

            assertAsks(answer, 400);
            assertThat(answer.header("Location")).isNull();
            assertThat(installations.ofAccount(account.accountId())).isEmpty();
        }

        @Test
        void theAppIsTold() {
            var account = Stage.account();
            var browser = stage.signIn(account);
            var page = browser.toConsent(Link.to(unverified()), account);

            assertThat(page.asString())
                    .contains(
                            "<button name=\"decision\" value=\"cancel\" formaction=\"/oauth/consent\">Cancel</button>");
            assertThat(browser.cancel(page).header("Location"))
                    .startsWith("https://app.example/cb?error=access_denied")
                    .contains("state=xyz");
        }
    }

    @Nested
    class ATick {
        @Test
        void isForTheAccountThatItWasMadeFor() {
            var account = Stage.account();
            var other = Stage.account();
            var browser = stage.signIn(account, other);
            var decision = tick(browser, browser.toConsent(Link.to(unverified()), account));

            var page = browser.choose(decision, other.accountId());

            assertAsks(page, 200);
            assertAsks(browser.grant(page, NONE), 400);
            assertThat(browser.choose(decision, account.accountId()).asString()).contains("Grant access");
            assertThat(installations.ofAccount(other.accountId())).isEmpty();
        }

        @Test
        void isForTheSessionThatItWasMadeIn() {
            var account = Stage.account();
            var link = Link.to(unverified());
            var browser = stage.signIn(account);
            var decision = tick(browser, browser.toConsent(link, account));
            var other = stage.signIn(account);
            String othersToken = Browser.hidden(other.toConsent(link, account), "csrf_token");

            var answer = other.request()
                    .urlEncodingEnabled(true)
                    .formParam("csrf_token", othersToken)
                    .formParam("flow", Browser.hidden(decision, "flow"))
                    .formParam("decision", "grant")
                    .post("/oauth/consent");

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.asString()).contains("Error FORM_EXPIRED");
            assertThat(installations.ofAccount(account.accountId())).isEmpty();
        }

        @Test
        void needsAnAccountToBeFor() {
            var account = Stage.account();
            var browser = stage.signIn(account);

            var answer = tick(browser, browser.open(Link.to(unverified()).text()));

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.asString()).contains("Error FORM_EXPIRED");
        }
    }

    private AppSnapshot unverified() {
        return stage.publish(Unverified.of(stage.app()));
    }

    private void install(AppSnapshot app) {
        var account = Stage.account();
        installs.activate(installs.authorize(stage.signIn(account), Link.to(app), account));
    }

    private String opened(AppSnapshot app) {
        var account = Stage.account();
        return stage.signIn(account).toConsent(Link.to(app), account).asString();
    }

    private boolean dryRunShowsPage(AppSnapshot app, AccountAccess account, int userId) {
        return given().header("Authorization", "Bearer " + neighbours.serviceToken("grantway.operator"))
                .queryParam("authorizeUrl", Link.to(app).text())
                .queryParam("accountId", account.accountId())
                .queryParam("userId", userId)
                .get("/api/v1/install-links")
                .jsonPath()
                .getBoolean("terms.unverifiedPage");
    }

    private static Response tick(Browser browser, Response page) {
        return browser.form(page).formParam("understood", "true").post("/oauth/consent/unverified");
    }

    private static void assertAsks(Response page, int status) {
        assertThat(page.statusCode()).as(page.asString()).isEqualTo(status);
        assertThat(page.asString()).contains(QUESTION).doesNotContain("Grant access");
    }
}
