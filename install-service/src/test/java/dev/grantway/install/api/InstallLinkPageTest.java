package dev.grantway.install.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.SupportContact;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.stage.Browser;
import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.Neighbours;
import dev.grantway.install.stage.Rights;
import dev.grantway.install.stage.Stage;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The dry run as developers use it: by a form, in a browser, in the accounts that are theirs to look into. */
@QuarkusTest
class InstallLinkPageTest {
    private static final String PATH = "/api/v1/install-links";
    private static final int DEVELOPERS = 100_001;

    private final Stage stage;
    private final Neighbours neighbours;

    InstallLinkPageTest(Stage stage, Neighbours neighbours) {
        this.stage = stage;
        this.neighbours = neighbours;
    }

    @Nested
    class ThePage {
        @Test
        void saysWhatWouldBeGranted() {
            var account = Stage.account(List.of(), Stage.MEMBER);
            var app = stage.app();
            var developer = stage.signInDeveloper(DEVELOPERS, account);

            var page = open(developer, form(app, account, email(developer)));

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.contentType()).startsWith("text/html");
            assertThat(page.header("Cache-Control")).contains("no-store");
            assertThat(page.header("Content-Security-Policy")).contains("default-src");
            assertThat(page.asString())
                    .contains("It works: the app can be installed", email(developer))
                    .contains("<li>See contacts (contacts.read)</li>", "<li>See reports (reports)</li>")
                    .contains("scope <code>pages</code> needs Pro or enterprise, which " + account.name()
                            + " does not have")
                    .contains("PLAN_LACKS_SCOPE", "/developer/apps/" + app.appId() + "/install-url");
        }

        @Test
        void namesEachHindranceAndWhoCanMendIt() {
            var account = Rights.limitedTo(Rights.mayNotInstall(Stage.account()), List.of("base"));
            var developer = stage.signInDeveloper(DEVELOPERS, account);

            assertThat(open(developer, form(stage.app(), account, email(developer)))
                            .asString())
                    .contains("The app could not be installed", "NO_RIGHT_TO_INSTALL")
                    .contains(email(developer)
                            + " may not grant <code>contacts.read</code>; these roles may: Member</bdi>");
        }

        @Test
        void saysWhatIsWrongWithTheLink() {
            var account = Stage.account();
            var developer = stage.signInDeveloper(DEVELOPERS, account);
            String form = form(stage.app(), account, email(developer));

            assertThat(open(developer, form.replace("&scopes=contacts.read", ""))
                            .asString())
                    .contains("The link is wrong", "SCOPES_INSUFFICIENT", "<code>contacts.read</code>");
        }

        @Test
        void saysWhatIsMissingInTheForm() {
            var page = open(stage.signInDeveloper(DEVELOPERS), PATH + "?clientId=x&accountId=&person=%00");

            assertThat(page.statusCode()).isEqualTo(400);
            assertThat(page.asString())
                    .contains("This cannot be tried yet", "accountId must be", "person be that or an e-mail address");
        }

        @Test
        void escapesWhatStrangersWrote() {
            var account = Stage.account();
            var app = stage.app("<script>x</script>", "", new SupportContact(null, null, null));
            var developer = stage.signInDeveloper(DEVELOPERS, Rights.mayNotInstall(account));

            var admin = stage.signIn(Rights.superAdmin(account));
            assertThat(open(admin, form(app, account, "\"><script>@x.example")).asString())
                    .contains("ACCOUNT_NOT_YOURS")
                    .doesNotContain("<script>");
            assertThat(open(developer, form(app, account, email(developer))).asString())
                    .contains("NO_RIGHT_TO_INSTALL")
                    .doesNotContain("<script>");
        }

        @Test
        void isForBrowsersAndJsonForPrograms() {
            var account = Stage.account();
            var developer = stage.signInDeveloper(DEVELOPERS, account);
            String form = form(stage.app(), account, email(developer));

            for (String accepted : List.of("application/json", "*/*", "application/json, text/html;q=0.5")) {
                developer
                        .request()
                        .accept(accepted)
                        .get(form)
                        .then()
                        .statusCode(200)
                        .contentType("application/json")
                        .body("outcome", equalTo("INSTALLABLE"))
                        .body("email", equalTo(email(developer)))
                        .body("userId", nullValue())
                        .body("accountId", equalTo(account.accountId()));
            }
        }

        @Test
        void goesByBothDoors() {
            var account = Stage.account();
            var developer = stage.signInDeveloper(DEVELOPERS, account);
            String form = form(stage.app(), account, email(developer));

            for (String door : List.of("hubspot", "standard", "none")) {
                assertThat(open(developer, form + "&door=" + door + "&state=a%26b")
                                .asString())
                        .contains("It works");
            }
        }

        @Test
        void saysSoWhileTheDirectoryIsAway() {
            var account = Rights.superAdmin(Stage.account());
            var admin = stage.signIn(account);
            String form = form(stage.app(), account, email(admin));
            assertThat(open(admin, form).statusCode()).isEqualTo(200);
            neighbours.directoryAway.set(true);
            try {
                var page = open(admin, form);

                assertThat(page.statusCode()).isEqualTo(503);
                assertThat(page.contentType()).startsWith("text/html");
                assertThat(page.asString()).contains("This has to wait for a moment");
            } finally {
                neighbours.directoryAway.set(false);
            }
        }

        @Test
        void asksThoseToSignInWhoAreNot() {
            var answer = open(Browser.anonymous(), form(stage.app(), Stage.account(), "1"));

            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.header("Location")).contains("/signin?to=%2Fapi%2Fv1%2Finstall-links");
        }
    }

    @Nested
    class Developers {
        @Test
        void askAboutThemselvesInTheAccountsThatTheyAreInAndAboutNoColleague() {
            var account = Stage.account();
            var app = stage.app();
            var colleague = stage.signIn(account);
            var developer = stage.signInDeveloper(DEVELOPERS, account);

            for (String own : List.of(Integer.toString(developer.userId()), email(developer))) {
                assertThat(open(developer, form(app, account, own)).asString()).contains("It works");
            }
            for (String other :
                    List.of(Integer.toString(colleague.userId()), email(colleague), "nobody@nowhere.example")) {
                assertRefused(open(developer, form(app, account, other)));
            }
        }

        @Test
        void lookIntoTheirOwnTestAccounts() {
            var app = stage.app();
            var theirs = testAccountOf(DEVELOPERS);
            var others = testAccountOf(100_002);
            var tester = stage.signIn(theirs, others);
            var developer = stage.signInDeveloper(DEVELOPERS);

            assertThat(open(developer, form(app, theirs, email(tester))).asString())
                    .contains("It works");
            assertRefused(open(developer, form(app, others, email(tester))));
        }

        @Test
        void lookIntoNoAccountOfStrangersAndLearnNotWhetherItExists() {
            var app = stage.app();
            var account = Stage.account();
            var member = stage.signIn(account);
            var developer = stage.signInDeveloper(DEVELOPERS, Stage.account());

            var foreign = open(developer, form(app, account, email(member)));
            var unknown = open(developer, form(app, Stage.account(), "nobody@nowhere.example"));

            assertRefused(foreign);
            assertRefused(unknown);
            assertThat(foreign.asString()).doesNotContain(account.name(), email(member));
            developer
                    .request()
                    .accept("application/json")
                    .get(form(app, account, email(member)))
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("code", equalTo("NOT_FOUND"));
        }

        @Test
        void askAboutTheirOwnAppsAlone() {
            var account = Stage.account();
            var app = stage.app();

            for (var other : List.of(stage.signIn(account), stage.signInDeveloper(100_002, account))) {
                assertRefused(open(other, form(app, account, email(other))));
            }
            var developer = stage.signInDeveloper(DEVELOPERS, account);
            assertRefused(open(developer, form(app, account, email(developer)).replace(app.clientId(), "unknown")));
        }
    }

    @Test
    void isAnsweredForSuperAdminsByAddressToo() {
        var account = Rights.superAdmin(Stage.account());
        var admin = stage.signIn(account);

        admin.request()
                .accept("application/json")
                .get(form(stage.app(), account, email(admin)))
                .then()
                .statusCode(200)
                .body("terms.required", contains("base", "contacts.read"));
    }

    private static void assertRefused(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.asString()).contains("You may not look into that account");
    }

    private static Response open(Browser browser, String form) {
        return browser.open(form);
    }

    /** As the portal's form sends it: a name comes once for each scope. */
    private static String form(AppSnapshot app, AccountAccess account, String person) {
        return PATH + "?clientId=" + app.clientId() + "&scopes=base&scopes=contacts.read&redirectUri="
                + Link.encode("https://app.example/cb")
                + "&optionalScopes=pages&optionalScopes=reports&accountId=" + account.accountId() + "&person="
                + Link.encode(person);
    }

    private static String email(Browser browser) {
        return "user" + browser.userId() + "@customer.example";
    }

    private static AccountAccess testAccountOf(int developerAccount) {
        int id = Stage.newId();
        return new AccountAccess(
                id, "Test " + id, null, "TEST", developerAccount, List.of("pro"), "member", Stage.MEMBER, false, true);
    }
}
