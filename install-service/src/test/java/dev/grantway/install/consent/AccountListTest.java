package dev.grantway.install.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.events.AppScopes;
import dev.grantway.contracts.events.AppStatus;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.stage.Installs;
import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.Neighbours;
import dev.grantway.install.stage.Stage;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The list of a person's accounts, and links that skip it. */
@QuarkusTest
class AccountListTest {
    private final Stage stage;
    private final Neighbours neighbours;
    private final Installs installs;

    AccountListTest(Stage stage, Neighbours neighbours, Installs installs) {
        this.stage = stage;
        this.neighbours = neighbours;
        this.installs = installs;
    }

    @Test
    void namesEachAccountFirstAndSaysWhyOneCannotBeChosen() {
        var open = Stage.account();
        var test = Stage.account("TEST");
        var developer = Stage.account("DEVELOPER");
        var limited = Stage.account(List.of("pro"), List.of("base"));

        String page = stage.signIn(open, test, developer, limited)
                .open(Link.to(stage.app()).text())
                .asString();

        assertThat(button(page, open)).startsWith(open.name()).doesNotContain("disabled");
        assertThat(button(page, test)).startsWith(test.name()).contains("Test account");
        assertThat(button(page, developer)).startsWith(developer.name()).contains("developer account");
        assertThat(button(page, limited))
                .contains("may not grant See contacts (contacts.read)", "These roles may: Member");
        assertThat(isDisabled(page, open)).isFalse();
        assertThat(isDisabled(page, test)).isFalse();
        assertThat(isDisabled(page, developer)).isTrue();
        assertThat(isDisabled(page, limited)).isTrue();
    }

    @Test
    void namesThePlanThatLacksARequiredScope() {
        var app = stage.app();
        var changed =
                stage.change(app, AppStatus.ACTIVE, new AppScopes(List.of("base", "pages"), List.of(), List.of()));
        var account = Stage.account(List.of(), Stage.MEMBER);

        String page = stage.signIn(account)
                .open(Link.to(changed).with("scope", "base+pages").text())
                .asString();

        assertThat(button(page, account))
                .contains("Change pages (pages) needs Pro or enterprise, which " + account.name() + " does not have.");
        assertThat(isDisabled(page, account)).isTrue();
    }

    @Test
    void saysSoWhereThereIsNoAccount() {
        assertThat(stage.signIn().open(Link.to(stage.app()).text()).asString()).contains("not a member of any account");
    }

    @Test
    void marksWhereTheAppIsAlready() {
        var account = Stage.account();
        var app = stage.app();
        var browser = stage.signIn(account);
        var authorized = installs.authorize(browser, Link.to(app), account);
        assertThat(browser.open(Link.to(app).text()).asString()).doesNotContain("already installed");

        installs.activate(authorized);

        assertThat(browser.open(Link.to(app).text()).asString()).contains("already installed, v1.0.0</small>");
    }

    @Test
    void waitsWhileTheDirectoryIsAway() {
        var browser = stage.signIn(Stage.account());
        var app = stage.app();
        neighbours.directoryAway.set(true);
        try {
            var answer = browser.open(Link.to(app).text());

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isNotEmpty();
            assertThat(answer.asString()).contains("sign-ins and new consents wait");
        } finally {
            neighbours.directoryAway.set(false);
        }
    }

    @Test
    void isBehindASessionWhoseRowStillStands() {
        var browser = stage.signIn(Stage.account());
        neighbours.endSession(browser.sessionId());

        assertThat(browser.open(Link.to(stage.app()).text()).header("Location")).contains("/signin?to=");
    }

    @Nested
    class ALinkForOneAccount {
        @Test
        void skipsTheListAndNamesTheAccount() {
            var account = Stage.account();

            var page = stage.signIn(account)
                    .open(Link.to(stage.app()).into(account.accountId()).text());

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.asString()).contains("Installing into", account.name(), ">change</a>", "Grant access");
        }

        @Test
        void isRefusedForAStrangerADeveloperAccountAndAMemberWithoutAccess() {
            var developer = Stage.account("DEVELOPER");
            var limited = Stage.account(List.of("pro"), List.of("base"));
            var browser = stage.signIn(developer, limited);
            var link = Link.to(stage.app());

            for (int id : List.of(developer.accountId(), limited.accountId(), 1, Stage.newId())) {
                var answer = browser.open(link.into(id).text());

                assertThat(answer.statusCode()).isEqualTo(403);
                assertThat(answer.asString()).doesNotContain("Grant access");
            }
            assertThat(browser.open(link.into(0).text().replace("/0/", "/9999999999/"))
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    private static String button(String page, AccountAccess account) {
        int start = page.indexOf(">", page.indexOf("value=\"" + account.accountId() + "\"")) + 1;
        return page.substring(start, page.indexOf("</button>", start))
                .replaceAll("<[^>]*>", "")
                .strip();
    }

    private static boolean isDisabled(String page, AccountAccess account) {
        int start = page.indexOf("value=\"" + account.accountId() + "\"");
        return page.substring(start, page.indexOf(">", start)).contains("disabled");
    }
}
