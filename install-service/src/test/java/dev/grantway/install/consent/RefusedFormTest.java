package dev.grantway.install.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.events.AppScopes;
import dev.grantway.contracts.events.AppStatus;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.installation.InstallationView;
import dev.grantway.install.stage.Browser;
import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.Neighbours;
import dev.grantway.install.stage.Stage;
import dev.grantway.platform.session.CsrfTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Forms that give nothing. */
@QuarkusTest
class RefusedFormTest {
    private static final List<String> NONE = List.of();

    private final Stage stage;
    private final Neighbours neighbours;
    private final InstallationView installations;
    private final AgedForms agedForms;
    private final CsrfTokens csrfTokens;

    RefusedFormTest(
            Stage stage,
            Neighbours neighbours,
            InstallationView installations,
            AgedForms agedForms,
            CsrfTokens csrfTokens) {
        this.stage = stage;
        this.neighbours = neighbours;
        this.installations = installations;
        this.agedForms = agedForms;
        this.csrfTokens = csrfTokens;
    }

    @Test
    void thatWasChangedOrIsAnotherPersons() {
        var account = Stage.account();
        var browser = stage.signIn(account);
        var page = browser.toConsent(Link.to(stage.app()), account);
        String flow = Browser.hidden(page, "flow");
        var other = stage.signIn(account);
        var othersPage = other.toConsent(Link.to(stage.app()), account);

        assertRefused(post(browser, page, flow.substring(0, flow.length() - 2) + "AA"), 400);
        assertRefused(post(browser, page, ""), 400);
        assertRefused(post(browser, page, "%%%"), 400);
        assertRefused(post(browser, page, Browser.hidden(othersPage, "flow")), 400);
        assertThat(installations.ofAccount(account.accountId())).isEmpty();
    }

    @Test
    void thatIsTooOld() {
        var account = Stage.account();
        var browser = stage.signIn(account);
        var page = browser.toConsent(Link.to(stage.app()), account);
        String old = agedForms.aged(browser, Browser.hidden(page, "flow"));

        assertRefused(post(browser, page, old), 400);
    }

    @Test
    void thatIsTooOldLeadsBackToItsBeginning() {
        var account = Stage.account();
        var browser = stage.signIn(account);
        var link = Link.to(stage.app()).with("optional_scope", "pages+reports").with("state", "%7B%22a%22%3A+1%7D~");
        var page = browser.toConsent(link, account);
        String old = agedForms.aged(browser, Browser.hidden(page, "flow"));
        String again =
                "<a class=\"button\" href=\"" + link.text().replace("&", "&amp;") + "\"><bdi>Start again</bdi></a>";

        for (var person : List.of(browser, stage.signIn(account), Browser.anonymous())) {
            var answer = person.request()
                    .urlEncodingEnabled(true)
                    .header("X-CSRF-Token", csrfTokens.tokenFor(person.sessionId()))
                    .formParam("flow", old)
                    .formParam("again", link.text())
                    .formParam("decision", "grant")
                    .post("/oauth/consent");

            assertThat(answer.statusCode()).isIn(400, 403);
            assertThat(answer.asString()).contains(again);
        }
        assertThat(page.asString()).contains("You can take your time until <time datetime=\"");
    }

    @Test
    void withoutItsTokenOrFromAnotherSite() {
        var account = Stage.account();
        var browser = stage.signIn(account);
        var page = browser.toConsent(Link.to(stage.app()), account);
        var request = browser.request()
                .formParam("flow", Browser.hidden(page, "flow"))
                .formParam("decision", "grant");

        assertRefused(request.post("/oauth/consent"), 403);
        assertRefused(
                browser.form(page)
                        .header("Sec-Fetch-Site", "cross-site")
                        .formParam("decision", "grant")
                        .post("/oauth/consent"),
                403);
        assertRefused(
                browser.form(page)
                        .header("Origin", "https://evil.test")
                        .formParam("decision", "grant")
                        .post("/oauth/consent"),
                403);
        assertThat(installations.ofAccount(account.accountId())).isEmpty();
    }

    @Test
    void onceTheSessionHasEnded() {
        var account = Stage.account();
        var browser = stage.signIn(account);
        var page = browser.toConsent(Link.to(stage.app()), account);
        neighbours.endSession(browser.sessionId());

        assertRefused(browser.grant(page, NONE), 403);
        assertRefused(Browser.anonymous().grant(page, NONE), 403);
    }

    @Test
    void onceThePersonLostAccess() {
        var account = Stage.account();
        var browser = stage.signIn(account);
        var page = browser.toConsent(Link.to(stage.app()), account);

        stage.know(
                browser.userId(),
                new AccountAccess(
                        account.accountId(),
                        account.name(),
                        null,
                        "STANDARD",
                        null,
                        List.of(),
                        "guest",
                        List.of("base"),
                        false,
                        true));
        assertRefused(browser.grant(page, NONE), 403);

        stage.know(browser.userId());
        assertRefused(browser.grant(page, NONE), 403);
    }

    @Test
    void onceTheAppRequiresMore() {
        var account = Stage.account();
        var app = stage.app();
        var browser = stage.signIn(account);
        var page = browser.toConsent(Link.to(app), account);

        stage.change(
                app,
                AppStatus.ACTIVE,
                new AppScopes(List.of("base", "contacts.read", "reports"), List.of(), List.of()));

        assertRefused(browser.grant(page, NONE), 409);
    }

    @Test
    void ofTheAccountListWithoutAnAccount() {
        var account = Stage.account();
        var browser = stage.signIn(account);
        var list = browser.open(Link.to(stage.app()).text());

        assertRefused(browser.grant(list, NONE), 400);
        assertRefused(browser.choose(list, Stage.newId()), 403);
        assertRefused(browser.form(list).formParam("account", "x' OR 1=1").post("/oauth/consent/account"), 403);
    }

    private Response post(Browser browser, Response page, String flow) {
        return browser.request()
                .urlEncodingEnabled(true)
                .header("X-CSRF-Token", Browser.hidden(page, "csrf_token"))
                .formParam("flow", flow)
                .formParam("decision", "grant")
                .post("/oauth/consent");
    }

    private void assertRefused(Response answer, int status) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.header("Location")).isNull();
    }
}
