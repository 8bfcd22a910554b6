package dev.grantway.install.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.AppStatus;
import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.Roles;
import dev.grantway.install.stage.Stage;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an app says its scopes are for, as those read it who decide. */
@QuarkusTest
class ConsentPurposesTest {
    private static final String WHY = "<span class=\"hint\">Why, as the app says: <bdi>";

    private final Stage stage;

    ConsentPurposesTest(Stage stage) {
        this.stage = stage;
    }

    @Test
    void standBelowEachScopeAsTheAppsOwnWords() {
        var account = Stage.account();
        var app = saying(Map.of("contacts.read", "To <b>keep</b> step with \"you\".", "reports", "To count."));

        String page = stage.signIn(account)
                .toConsent(Link.to(app).with("optional_scope", "pages+reports"), account)
                .asString();

        assertThat(page)
                .containsSubsequence(
                        "Know the account",
                        "See contacts",
                        WHY + "To &lt;b&gt;keep&lt;/b&gt; step with &quot;you&quot;.</bdi></span>",
                        "If you allow it, also",
                        "See reports",
                        WHY + "To count.</bdi></span>");
        assertThat(page.split(WHY, -1)).as("none where the app says nothing").hasSize(3);
    }

    @Test
    void areNoneWhereTheAppSaysNone() {
        var account = Stage.account();

        assertThat(stage.signIn(account)
                        .toConsent(Link.to(stage.app()), account)
                        .asString())
                .contains("See contacts")
                .doesNotContain("as the app says");
    }

    @Test
    void changeWhileSomebodyReadsWithoutAnotherQuestion() {
        var account = Stage.account();
        var app = saying(Map.of("contacts.read", "First"));
        var browser = stage.signIn(account);
        var page = browser.toConsent(Link.to(app), account);

        var other = stage.change(app, AppStatus.ACTIVE, app.scopes().withPurposes(Map.of("contacts.read", "Second")));

        assertThat(browser.grant(page, List.of()).header("Location")).contains("code=");
        assertThat(browser.toConsent(Link.to(other), account).asString()).contains(WHY + "Second</bdi>");
    }

    @Test
    void areReadByWhoAsksAnAdmin() {
        var account = Stage.account();
        var app = saying(Map.of("contacts.read", "To <b>keep</b> step."));
        var browser = stage.signIn(Roles.withoutInstalls(account));

        var page = browser.form(browser.toConsent(Link.to(app), account)).post("/oauth/consent/request");

        assertThat(page.asString())
                .containsSubsequence(
                        "The app asks for", "See contacts", WHY + "To &lt;b&gt;keep&lt;/b&gt; step.</bdi>");
        browser.form(page).formParam("note", "").post("/oauth/consent/request");
        var admin = stage.signIn(account);
        assertThat(admin.open("/connected-apps/requests?accountId=" + account.accountId())
                        .asString())
                .contains(WHY + "To &lt;b&gt;keep&lt;/b&gt; step.</bdi>");
    }

    private AppSnapshot saying(Map<String, String> purposes) {
        var app = stage.app();
        return stage.change(app, AppStatus.ACTIVE, app.scopes().withPurposes(purposes));
    }
}
