package dev.grantway.registry.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.grantway.registry.People;
import dev.grantway.registry.joining.MailedLinks;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page where operators invite people to open developer accounts. */
@QuarkusTest
class OperatorInvitationsTest {
    private static final String PAGE = "/operator/invitations";

    private final People people;
    private final MailedLinks links;
    private final String address = MailedLinks.address();
    private String operator = "";

    OperatorInvitationsTest(People people, MailedLinks links) {
        this.people = people;
        this.links = links;
    }

    @BeforeEach
    void signIn() {
        operator = people.signIn(people.operator());
    }

    @Test
    void showWhatBecameOfThem() {
        invite(address).then().statusCode(303).header("Location", containsString(PAGE + "?done=mailed"));

        assertThat(row("")).contains(">Open<", "Pat Example", "/revoke");
        people.browser(operator)
                .get(PAGE + "?done=mailed")
                .then()
                .header("Content-Security-Policy", containsString("script-src 'self'")) // copies, and times as here
                .body(containsString("The invitation is on its way by mail."));
        accept(links.token(address)).then().statusCode(303);
        assertThat(row("")).contains(">Accepted<").doesNotContain("/revoke", "/again");
        assertThat(row("ACCEPTED")).contains(address);
        assertThat(page("OPEN")).doesNotContain(address);
    }

    @Test
    void areTakenBackOnce() {
        invite(address);
        String token = links.token(address);
        String revoke = action("/revoke");

        post(revoke, Map.of()).then().statusCode(303).header("Location", containsString("?done=revoked"));

        assertThat(links.open(token).statusCode()).isEqualTo(404);
        assertThat(row("REVOKED")).contains(">Taken back<");
        post(revoke, Map.of()).then().statusCode(303).header("Location", not(containsString("done")));
        post(revoke.replace("/revoke", "/again"), Map.of()).then().statusCode(303);
        assertThat(links.mails(address)).isOne();
    }

    @Test
    void areSentAgainWithAnotherLink() {
        invite(address);
        String first = links.token(address);

        post(action("/again"), Map.of()).then().statusCode(303);

        String second = links.token(address, 2);
        assertThat(links.open(first).statusCode()).isEqualTo(404);
        assertThat(links.open(second).statusCode()).isEqualTo(200);
        assertThat(page("")).containsOnlyOnce("<bdi>" + address);
    }

    @Test
    void comeToTheEndOfTheirTime() {
        invite(address);
        links.token(address);

        links.age(address);

        assertThat(row("EXPIRED")).contains(">Time over<").doesNotContain("/again");
    }

    @Test
    void areNotSentToWhatIsNoAddress() {
        invite("<b>nobody")
                .then()
                .statusCode(400)
                .body(containsString("This is not an e-mail address."), containsString("value=\"&lt;b&gt;nobody\""))
                .body(containsString("aria-invalid=\"true\""));
    }

    @Test
    void areForOperatorsAlone() {
        invite(address);
        String revoke = action("/revoke");
        String somebody = people.signIn(people.somebody());

        people.browser(somebody)
                .get(PAGE)
                .then()
                .statusCode(403)
                .body(containsString("This page is for operators"), not(containsString(address)));
        people.form(somebody)
                .formParam("email", MailedLinks.address())
                .post(PAGE)
                .then()
                .statusCode(403);
        people.form(somebody).post(revoke).then().statusCode(403);
        people.browser().get(PAGE).then().statusCode(303).header("Location", containsString("/signin"));
        people.browser(operator).post(revoke).then().statusCode(403);
        assertThat(row("OPEN")).contains(address);
        people.browser(somebody).get("/").then().body(not(containsString(PAGE)));
        people.browser(operator).get("/").then().body(containsString(PAGE));
    }

    /** The session's own token says for minutes more that it is one. */
    @Test
    void areNotForAnOperatorWhoseSessionHasEnded() {
        people.form(operator).post("/account/sessions/end-all");

        people.browser(operator).get(PAGE).then().statusCode(303).header("Location", containsString("/signin"));
    }

    @Test
    void areListedInPages() {
        for (int each = 0; each < 51; each++) {
            invite(MailedLinks.address()).then().statusCode(303);
        }
        invite(address);

        var older = Pattern.compile("href=\"(/operator/invitations\\?state=&amp;below=[0-9]+)\"")
                .matcher(page(""));
        assertThat(older.find()).isTrue();
        people.browser(operator)
                .get(older.group(1).replace("&amp;", "&"))
                .then()
                .statusCode(200)
                .body(not(containsString(address)), containsString(">Newest<"));
    }

    private Response invite(String email) {
        return post(PAGE, Map.of("email", email));
    }

    private Response post(String path, Map<String, String> fields) {
        return people.form(operator).formParams(fields).post(path);
    }

    private Response accept(String token) {
        return people.browser()
                .formParam("token", token)
                .formParam("name", "Nova Newcomer")
                .formParam("password", People.PASSWORD)
                .formParam("accountName", "Nova GmbH")
                .formParam("domain", "nova.example")
                .post("/developer/join/link");
    }

    private String page(String state) {
        return people.browser(operator).get(PAGE + "?state=" + state).asString();
    }

    private String row(String state) {
        var row = Pattern.compile("(?s)<tr>(?:(?!</tr>).)*" + Pattern.quote(address) + ".*?</tr>")
                .matcher(page(state));
        assertThat(row.find()).as(address + " in state " + state).isTrue();
        return row.group();
    }

    private String action(String ending) {
        var action = Pattern.compile("action=\"([^\"]*" + ending + ")\"").matcher(row("OPEN"));
        assertThat(action.find()).isTrue();
        return action.group(1);
    }
}
