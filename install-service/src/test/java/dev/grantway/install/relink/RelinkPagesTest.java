package dev.grantway.install.relink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.events.AppLinks;
import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.GrantRevoked;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.installation.Installation;
import dev.grantway.install.installation.Installations;
import dev.grantway.install.installation.Intent;
import dev.grantway.install.stage.Browser;
import dev.grantway.install.stage.Installs;
import dev.grantway.install.stage.Later;
import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.Stage;
import dev.grantway.install.suspension.Suspensions;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The ways on that Connected Apps offers: change, reconnect, install again, the app's own pages. */
@QuarkusTest
class RelinkPagesTest {
    private static final String SENTENCE = "open the app's install link";

    private final Stage stage;
    private final Installs installs;
    private final Installations installations;
    private final Suspensions suspensions;
    private final Relinks relinks;
    private AccountAccess account = Stage.account();
    private Browser browser = Browser.anonymous();

    RelinkPagesTest(
            Stage stage, Installs installs, Installations installations, Suspensions suspensions, Relinks relinks) {
        this.stage = stage;
        this.installs = installs;
        this.installations = installations;
        this.suspensions = suspensions;
        this.relinks = relinks;
    }

    @BeforeEach
    void signIn() {
        account = Stage.account();
        browser = stage.signIn(account);
    }

    @Nested
    class ThePageOfAnApp {
        @Test
        void leadsToChangeItsPermissions() {
            var active = install(stage.app());

            assertThat(detail(active))
                    .contains("href=\"" + link(active) + "\">Change permissions</a>")
                    .doesNotContain("Reconnect", SENTENCE);
        }

        @Test
        void leadsToReconnectIt() {
            var active = install(stage.app());
            revoke(active);

            assertThat(detail(active))
                    .contains("href=\"" + link(active) + "\">Reconnect</a>")
                    .doesNotContain("Change permissions", SENTENCE);
        }

        @Test
        void saysWhoHasTheLinkWhereNoneCanBeMade() {
            var app = stage.publicApp();
            var challenge = Link.to(app).with("code_challenge", "A".repeat(43)).with("code_challenge_method", "S256");
            var active = installs.activate(installs.authorize(browser, challenge, account));

            assertThat(detail(active)).contains(SENTENCE).doesNotContain("Change permissions", "Reconnect");
            revoke(active);
            assertThat(detail(active)).contains("To connect it again, " + SENTENCE);
        }

        @Test
        void leadsToTheAppsOwnPages() {
            var app = stage.app();
            var active = install(app);
            assertThat(detail(active)).doesNotContain("Settings of the app", "Set up");
            stage.publish(Later.with(
                    app, new AppLinks(null, "https://app.example/setup", "https://app.example/settings", null, null)));

            assertThat(detail(active))
                    .contains("href=\"https://app.example/settings\" rel=\"noopener noreferrer\">Settings of the app<")
                    .contains("href=\"https://app.example/setup\" rel=\"noopener noreferrer\">Set up<");

            stage.publish(Later.with(
                    Later.with(app, AppLinks.NONE),
                    new AppLinks(null, "javascript:alert(1)", "http://app.example/settings", null, null)));
            assertThat(detail(active)).doesNotContain("Settings of the app", "Set up", "javascript:");
        }

        @Test
        void saysWhatTheAppAsksForBeyondWhatItHas() {
            var app = stage.app();
            var active = install(app);
            assertThat(detail(active)).doesNotContain("asks for more than it has");
            stage.publish(Later.requiring(app, "base", "contacts.read", "contacts.write"));

            assertThat(detail(active))
                    .contains("The app asks for more than it has: Change contacts. <a href=\"" + link(active)
                            + "\">Change permissions</a>");

            suspensions.suspend(active.id(), Intent.byUser(browser.userId(), null));
            assertThat(detail(active))
                    .contains("The app asks for more than it has: Change contacts.")
                    .doesNotContain("Change permissions");
        }
    }

    @Nested
    class TheList {
        @Test
        void leadsToReconnectWhatHasLostItsAccess() {
            var active = install(stage.app());
            assertThat(list("")).doesNotContain("Reconnect");
            revoke(active);

            assertThat(list("")).contains("href=\"" + link(active) + "\">Reconnect</a>");
        }

        @Test
        void leadsToInstallAgainWhatWasUninstalled() {
            var active = install(stage.app());
            var question = browser.open("/connected-apps/" + active.id() + "/uninstall");
            var answer = browser.form(question).post("/connected-apps/" + active.id() + "/uninstall");

            assertThat(browser.open(answer.header("Location").replaceFirst("^https?://[^/]+", ""))
                            .asString())
                    .contains("was uninstalled", "href=\"" + link(active) + "\">Install again</a>");
            assertThat(list("&removed=" + installs.active().id())).doesNotContain("Install again");
        }
    }

    private Installation install(AppSnapshot app) {
        return installs.activate(installs.authorize(browser, Link.to(app), account));
    }

    private void revoke(Installation active) {
        installations.revoke(new GrantRevoked(active.id(), 1, 9, "g-" + active.id(), "REVOKED_BY_APP", Instant.EPOCH));
    }

    /** As it stands in HTML. */
    private String link(Installation installation) {
        return relinks.linkFor(installation).orElseThrow().replace("&", "&amp;");
    }

    private String detail(Installation installation) {
        return browser.open("/connected-apps/" + installation.id()).asString();
    }

    private String list(String more) {
        return browser.open("/connected-apps?accountId=" + account.accountId() + more)
                .asString();
    }
}
