package dev.grantway.install.connected;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.installation.Installation;
import dev.grantway.install.stage.Browser;
import dev.grantway.install.stage.Installs;
import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.Neighbours;
import dev.grantway.install.stage.Rights;
import dev.grantway.install.stage.Stage;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ConnectedAppsTest {
    private final Stage stage;
    private final Installs installs;
    private final Neighbours neighbours;

    ConnectedAppsTest(Stage stage, Installs installs, Neighbours neighbours) {
        this.stage = stage;
        this.installs = installs;
        this.neighbours = neighbours;
    }

    @Nested
    class TheList {
        @Test
        void holdsAnAppFromItsFirstTokensOn() {
            var account = Stage.account();
            var app = stage.app();
            var browser = stage.signIn(account);

            assertThat(list(browser, account)).contains("No apps yet");

            var authorized = installs.authorize(browser, Link.to(app), account);
            assertThat(list(browser, account))
                    .contains("is being finished", app.name())
                    .doesNotContain(row(app), ">" + app.name() + "<");

            installs.activate(authorized);
            assertThat(list(browser, account))
                    .contains(row(app), "Active", "<time datetime=\"2026-01-01T00:00:00Z\">", "See contacts")
                    .doesNotContain("is being finished");
        }

        @Test
        void namesAnUnfinishedAppThatIsGoingOnlyWithinASentence() {
            var account = Stage.account();
            var app = stage.app();
            var browser = stage.signIn(account);
            var authorized = installs.authorize(browser, Link.to(app), account);
            neighbours.tokenServiceAway.set(true);
            try {
                var _ = uninstall(browser, authorized);
                assertThat(list(browser, account))
                        .contains("is being withdrawn", app.name())
                        .doesNotContain(row(app), ">" + app.name() + "<");
            } finally {
                neighbours.tokenServiceAway.set(false);
            }
        }

        @Test
        void isNotThereForAStranger() {
            var account = Stage.account();
            var stranger = stage.signIn(Stage.account());

            for (String id : List.of(Integer.toString(account.accountId()), "0", "x", "99999999999")) {
                assertThat(stranger.open("/connected-apps?accountId=" + id).statusCode())
                        .isEqualTo(404);
            }
        }

        @Test
        void asksAnonymousPeopleToSignIn() {
            assertThat(Browser.anonymous().open("/connected-apps?accountId=1").header("Location"))
                    .contains("/signin?to=%2Fconnected-apps%3FaccountId%3D1");
        }

        @Test
        void isChosenAmongThePersonsAccounts() {
            var account = Stage.account();

            assertThat(stage.signIn(account).open("/connected-apps").asString())
                    .contains("/connected-apps?accountId=" + account.accountId(), account.name())
                    .doesNotContain("Find an account");
        }

        @Test
        void isSearchedAmongMoreThanSevenAccounts() {
            var accounts = Stream.generate(Stage::account).limit(60).toArray(AccountAccess[]::new);
            var wanted = accounts[57];
            var browser = stage.signIn(accounts);
            String link = "/connected-apps?accountId=" + wanted.accountId() + "\"";

            assertThat(browser.open("/connected-apps").asString())
                    .contains("Find an account", "10 more match and are not shown")
                    .doesNotContain(link);
            for (String text : List.of(Integer.toString(wanted.accountId()), "aCCount+" + wanted.accountId())) {
                assertThat(browser.open("/connected-apps?find=" + text).asString())
                        .contains(link)
                        .doesNotContain("accountId=" + accounts[0].accountId() + "\"");
            }
            assertThat(browser.open("/connected-apps?find=%3Cb%3E%00").asString())
                    .contains("None of your accounts matches", "&lt;b&gt;")
                    .doesNotContain("<b>");
        }

        @Test
        void hasThePublisherOfEachApp() {
            var account = Stage.account();
            var browser = stage.signIn(account);
            installs.activate(installs.authorize(browser, Link.to(stage.app()), account));

            assertThat(list(browser, account))
                    .contains("<td><bdi>Acme Apps</bdi> <span class=\"badge good\">Verified</span></td>");
            assertThat(browser.open("/connected-apps/export.csv?accountId=" + account.accountId())
                            .asString())
                    .contains(",Publisher,Publisher verified\r\n", ",Acme Apps,true\r\n");
        }

        @Test
        void takesNoTextForAnIdThatTheDatabaseCannotHold() {
            var account = Stage.account();
            var browser = stage.signIn(account);

            assertThat(browser.open("/connected-apps?accountId=" + account.accountId() + "&removed=%00")
                            .statusCode())
                    .isEqualTo(200);
            for (String path : List.of("", "/uninstall", "/suspend", "/resume")) {
                assertThat(browser.open("/connected-apps/a%00b" + path).statusCode())
                        .as(path)
                        .isEqualTo(404);
            }
        }
    }

    @Nested
    class Uninstalling {
        @Test
        void asksOnceAndTakesTheAppAway() {
            var account = Stage.account();
            var app = stage.app();
            var browser = stage.signIn(account);
            var active = installs.activate(installs.authorize(browser, Link.to(app), account));

            var question = browser.open("/connected-apps/" + active.id() + "/uninstall");
            assertThat(question.asString())
                    .contains(">Uninstall</button>", "no longer read")
                    .containsPattern("<h1>Uninstall <bdi>" + app.name() + "</bdi>");
            var answer = uninstall(browser, active);

            assertThat(answer).startsWith("/connected-apps?accountId=" + account.accountId());
            assertThat(browser.open(answer).asString())
                    .contains(app.name() + " was uninstalled")
                    .doesNotContain(row(app));
            assertThat(neighbours.closures).contains(active.id() + "/1");
        }

        @Test
        void isForThoseWhoMayInstallForSuperAdminsAndForTheInstaller() {
            var account = Stage.account();
            var app = stage.app();
            var installer = stage.signIn(account);
            var active = installs.activate(installs.authorize(installer, Link.to(app), account));
            var limited = stage.signIn(Rights.mayNotInstall(account)); // who has every scope of it
            var admin = stage.signIn(Rights.limitedTo(Rights.superAdmin(account), List.of("oauth")));
            var member = stage.signIn(Rights.limitedTo(account, List.of("oauth")));
            stage.know(installer.userId(), Rights.mayNotInstall(account));
            var stranger = stage.signIn(Stage.account());

            for (var browser : List.of(admin, member, installer)) {
                assertThat(list(browser, account)).contains("/uninstall\"");
            }
            assertThat(list(limited, account)).contains(row(app)).doesNotContain("/uninstall\"");
            assertThat(limited.form(limited.open("/connected-apps"))
                            .formParam("generation", 1)
                            .post("/connected-apps/" + active.id() + "/uninstall")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(limited.open("/connected-apps/" + active.id() + "/uninstall")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(stranger.open("/connected-apps/" + active.id() + "/uninstall")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(stranger.open("/connected-apps/" + active.id()).statusCode())
                    .isEqualTo(404);
        }

        @Test
        void isRefusedToAPageThatWasOpenedBeforeTheAppWasInstalledAgain() {
            var account = Stage.account();
            var browser = stage.signIn(account);
            var active = installs.activate(installs.authorize(browser, Link.to(stage.app()), account));
            String path = "/connected-apps/" + active.id() + "/uninstall";
            var stale = browser.form(browser.open(path));
            var _ = uninstall(browser, active);
            var again = installs.activate(installs.authorizeAgain(active));
            assertThat(again.generation()).isEqualTo(2);

            var answer = stale.post(path);

            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.asString()).contains("CHANGED_MEANWHILE", "Nothing was changed");
            assertThat(browser.form(browser.open("/connected-apps")).post(path).statusCode())
                    .as("without a generation")
                    .isEqualTo(409);
            assertThat(neighbours.closures).doesNotContain(active.id() + "/2");
            assertThat(list(browser, account)).contains("Active");
        }

        @Test
        void needsTheFormsToken() {
            var account = Stage.account();
            var browser = stage.signIn(account);
            var active = installs.activate(installs.authorize(browser, Link.to(stage.app()), account));

            assertThat(browser.request()
                            .post("/connected-apps/" + active.id() + "/uninstall")
                            .statusCode())
                    .isEqualTo(403);
        }

        @Test
        void worksWhileTheDirectoryIsAway() {
            var account = Stage.account();
            var app = stage.app();
            var browser = stage.signIn(account);
            var active = installs.activate(installs.authorize(browser, Link.to(app), account));
            neighbours.directoryAway.set(true);
            try {
                assertThat(list(browser, account)).contains(row(app));
                assertThat(uninstall(browser, active)).contains("removed=");
            } finally {
                neighbours.directoryAway.set(false);
            }
        }

        @Test
        void saysThatItGoesOnWhileTokenServiceIsAway() {
            var account = Stage.account();
            var browser = stage.signIn(account);
            var active = installs.activate(installs.authorize(browser, Link.to(stage.app()), account));
            neighbours.tokenServiceAway.set(true);
            try {
                assertThat(browser.open(uninstall(browser, active)).asString()).contains("Being removed");
            } finally {
                neighbours.tokenServiceAway.set(false);
            }
        }
    }

    private static String uninstall(Browser browser, Installation installation) {
        String path = "/connected-apps/" + installation.id() + "/uninstall";
        var answer = browser.form(browser.open(path)).post(path);
        assertThat(answer.statusCode()).isEqualTo(303);
        return answer.header("Location").replaceFirst("^https?://[^/]+", "");
    }

    private static String list(Browser browser, AccountAccess account) {
        return browser.open("/connected-apps?accountId=" + account.accountId()).asString();
    }

    private static String row(AppSnapshot app) {
        return "<bdi>" + app.name() + "</bdi></a></td>";
    }
}
