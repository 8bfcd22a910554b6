package dev.grantway.install.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.stage.Browser;
import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.Stage;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Finding one account among many. */
@QuarkusTest
class AccountSearchTest {
    private final Stage stage;

    AccountSearchTest(Stage stage) {
        this.stage = stage;
    }

    @Test
    void isOfferedAboveSevenAccounts() {
        var link = Link.to(stage.app());

        assertThat(stage.signIn(accounts(7)).open(link.text()).asString()).doesNotContain("Find an account");
        assertThat(stage.signIn(accounts(8)).open(link.text()).asString()).contains("Find an account");
    }

    @Test
    void findsOneOfThreeThousandByPartOfItsNameItsDomainOrItsId() {
        var one = named("Žluťoučký Globex Labs", "globex.example");
        var browser = stage.signIn(
                Stream.concat(Stream.of(accounts(3_000)), Stream.of(one)).toArray(AccountAccess[]::new));
        var list = browser.open(Link.to(stage.app()).text());

        for (String part :
                List.of("ŽLUŤOUČKÝ", "globex L", "GLOBEX.ex", String.valueOf(one.accountId()), "  globex labs ")) {
            var found = search(browser, list, part);

            assertThat(buttons(found)).as(part).isEqualTo(1);
            assertThat(found.asString()).contains("<bdi>" + one.name() + "</bdi>");
            assertThat(browser.choose(found, one.accountId()).asString()).contains("Grant access");
        }
    }

    @Test
    void showsFiftyAndSaysHowManyMoreMatch() {
        var browser = stage.signIn(accounts(120));
        var list = browser.open(Link.to(stage.app()).text());

        assertThat(buttons(list)).isEqualTo(50);
        assertThat(list.asString()).contains("70 more match");
        var all = search(browser, list, "aCCount ");
        assertThat(buttons(all)).isEqualTo(50);
        assertThat(all.asString()).contains("70 more match");
    }

    @Test
    void saysSoWhenNothingMatches() {
        var browser = stage.signIn(accounts(8));

        var none = search(browser, browser.open(Link.to(stage.app()).text()), "<b>nothing");

        assertThat(none.statusCode()).isEqualTo(200);
        assertThat(none.asString())
                .contains("None of your accounts matches", "&lt;b&gt;nothing", "Find an account")
                .doesNotContain("<b>nothing");
    }

    @Test
    void isRefusedWithAnotherPersonsForm() {
        var list = stage.signIn(accounts(8)).open(Link.to(stage.app()).text());
        var other = stage.signIn(accounts(8));
        var own = other.open(Link.to(stage.app()).text());

        var answer = other.request()
                .urlEncodingEnabled(true)
                .header("X-CSRF-Token", Browser.hidden(own, "csrf_token"))
                .formParam("flow", Browser.hidden(list, "flow"))
                .formParam("find", "a")
                .post("/oauth/consent/accounts");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.asString()).contains("FORM_EXPIRED");
    }

    private static Response search(Browser browser, Response list, String text) {
        return browser.form(list)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8") // as browsers send it
                .formParam("find", text)
                .post("/oauth/consent/accounts");
    }

    private static int buttons(Response page) {
        return page.asString().split("<button name=\"account\"", -1).length - 1;
    }

    private static AccountAccess[] accounts(int count) {
        return IntStream.range(0, count).mapToObj(_ -> Stage.account()).toArray(AccountAccess[]::new);
    }

    private static AccountAccess named(String name, String domain) {
        var account = Stage.account();
        return new AccountAccess(
                account.accountId(),
                name,
                domain,
                account.kind(),
                null,
                account.entitlements(),
                account.role(),
                account.scopes(),
                false,
                true);
    }
}
