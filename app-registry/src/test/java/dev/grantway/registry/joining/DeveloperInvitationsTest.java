package dev.grantway.registry.joining;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.grantway.registry.People;
import dev.grantway.registry.ServiceCallers;
import dev.grantway.registry.directory.EmailAddress;
import dev.grantway.registry.directory.Users;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An operator invites somebody to become a developer. */
@QuarkusTest
class DeveloperInvitationsTest {
    private static final String PATH = "/api/v1/users/invitations";

    private final People people;
    private final ServiceCallers callers;
    private final MailedLinks links;
    private final JoiningMailQueue queue;
    private final Users users;

    DeveloperInvitationsTest(
            People people, ServiceCallers callers, MailedLinks links, JoiningMailQueue queue, Users users) {
        this.queue = queue;
        this.users = users;
        this.people = people;
        this.callers = callers;
        this.links = links;
    }

    @Test
    void bringSomebodyIn() {
        String address = MailedLinks.address();
        invite(address).then().statusCode(201).body("mailed", equalTo(true), "link", equalTo(null));
        operator().get(PATH).then().body("invitations.email", hasItem(address));

        var mail = links.mail(address, 1);
        assertThat(mail.header("Subject")).isEqualTo("You are invited to make apps for Test CRM");
        people.browser()
                .formParam("token", links.token(address))
                .formParam("name", "Nova Newcomer")
                .formParam("password", People.PASSWORD)
                .formParam("accountName", "Nova GmbH")
                .formParam("domain", "nova.example")
                .post("/developer/join/link")
                .then()
                .statusCode(303);

        operator().get(PATH).then().body("invitations.email", not(hasItem(address)));
    }

    @Test
    void giveSomebodyWhoIsHereAnAccountOnceTheyAreSignedIn() {
        var person = people.somebody();
        invite(person.email()).then().statusCode(201);
        String token = links.token(person.email());

        assertThat(links.accept(token).statusCode()).isEqualTo(403);
        assertThat(links.acceptAs(people.signIn(people.somebody()), token).statusCode())
                .isEqualTo(403);
        people.form(people.signIn(person))
                .formParam("token", token)
                .formParam("accountName", "Pat GmbH")
                .formParam("domain", "pat.example")
                .post("/developer/join/link")
                .then()
                .statusCode(303)
                .header("Location", containsString("/signin?to=%2Fdeveloper%2Fapps"));

        people.browser(people.signIn(person)).get("/developer/apps").then().body(containsString("Pat GmbH"));
    }

    @Test
    void areMailsOfTheirOwnEachTime() {
        String address = MailedLinks.address();
        invite(address);
        var first = links.mail(address, 1);
        invite(address);
        var second = links.mail(address, 2);

        assertThat(second.header("Message-ID")).isNotBlank().isNotEqualTo(first.header("Message-ID"));
        assertThat(links.open(links.token(address, 2)).statusCode()).isEqualTo(200);
    }

    @Test
    void areTakenBack() {
        String address = MailedLinks.address();
        invite(address);
        String token = links.token(address);
        int id = operator().get(PATH).path("invitations.find { it.email == '" + address + "' }.invitationId");

        operator().delete(PATH + "/" + id).then().statusCode(204);

        operator().delete(PATH + "/" + id).then().statusCode(404);
        assertThat(links.open(token).statusCode()).isEqualTo(404);
    }

    @Test
    void areRememberedWithWhatBecameOfThem() {
        String open = MailedLinks.address();
        String revoked = MailedLinks.address();
        invite(revoked);
        invite(open);
        operator().delete(PATH + "/" + id("OPEN", revoked)).then().statusCode(204);

        operator()
                .get(PATH)
                .then()
                .body("invitations.email", hasItem(open))
                .body("invitations.email", not(hasItem(revoked)));
        var entry = operator()
                .get(PATH + "?state=REVOKED")
                .jsonPath()
                .getMap("invitations.find { it.email == '" + revoked + "' }");
        assertThat(entry)
                .containsEntry("state", "REVOKED")
                .containsKeys("invitedAt", "endedAt")
                .containsEntry("invitedBy", Map.of("kind", "OPERATOR", "id", "install-service"));
        var newest = operator().get(PATH + "?state=ALL&limit=1");
        assertThat(newest.<String>path("invitations[0].email")).isEqualTo(open);
        operator()
                .get(PATH + "?state=ALL&limit=1&cursor=" + newest.path("next"))
                .then()
                .body("invitations[0].email", equalTo(revoked));
    }

    @ParameterizedTest
    @CsvSource({"state, NONE", "limit, 0", "limit, 1001", "cursor, x", "cursor, ''"})
    void areNotListedByWhatCannotBe(String parameter, String value) {
        operator()
                .queryParam(parameter, value)
                .get(PATH)
                .then()
                .statusCode(400)
                .body("errors.field", hasItem(parameter));
    }

    @Test
    void areForgottenLongAfterTheirEnd() {
        String forgotten = MailedLinks.address();
        String kept = MailedLinks.address();
        invite(forgotten);
        invite(kept);
        for (String address : List.of(forgotten, kept)) {
            operator().delete(PATH + "/" + id("OPEN", address)).then().statusCode(204);
        }
        links.endedLongAgo(forgotten);

        queue.forgetInvitations();

        operator()
                .get(PATH + "?state=ALL")
                .then()
                .body("invitations.email", not(hasItem(forgotten)))
                .body("invitations.email", hasItem(kept));
    }

    @Test
    void areForgottenWithWhoCameInByThem() {
        String address = MailedLinks.address();
        invite(address);
        people.browser()
                .formParam("token", links.token(address))
                .formParam("name", "Nova Newcomer")
                .formParam("password", People.PASSWORD)
                .formParam("accountName", "Nova GmbH")
                .formParam("domain", "nova.example")
                .post("/developer/join/link")
                .then()
                .statusCode(303);
        assertThat(id("ACCEPTED", address)).isPositive();
        int userId =
                users.find(EmailAddress.of(address).orElseThrow()).orElseThrow().userId();

        operator().delete("/api/v1/users/" + userId).then().statusCode(204);

        operator().get(PATH + "?state=ALL").then().body("invitations.email", not(hasItem(address)));
    }

    /** What a service of the release before stored has no entry of its own. */
    @Test
    void areListedThoughNobodyWroteThemDown() {
        String address = MailedLinks.address();
        invite(address);
        links.neverWrittenDown(address);

        var entry = operator().get(PATH).jsonPath().getMap("invitations.find { it.email == '" + address + "' }");

        assertThat(entry).containsEntry("state", "OPEN").doesNotContainKey("invitedBy");
    }

    private int id(String state, String address) {
        return operator()
                .get(PATH + "?state=" + state)
                .path("invitations.find { it.email == '" + address + "' }.invitationId");
    }

    @Test
    void areForOperatorsAlone() {
        String cookie = people.signIn(people.somebody());

        given().get(PATH).then().statusCode(401);
        given().cookie(people.cookieName(), cookie)
                .header("X-CSRF-Token", people.csrfToken(cookie))
                .contentType("application/json")
                .body("{\"email\":\"" + MailedLinks.address() + "\"}")
                .post(PATH)
                .then()
                .statusCode(403);
        invite("nobody").then().statusCode(400).body("errors.field", hasItem("email"));
    }

    private Response invite(String address) {
        return operator()
                .contentType("application/json")
                .body("{\"email\":\"" + address + "\"}")
                .post(PATH);
    }

    private RequestSpecification operator() {
        return given().header("Authorization", callers.bearer("grantway.operator"));
    }
}
