package dev.grantway.registry.joining;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.grantway.registry.People;
import dev.grantway.registry.ServiceCallers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

/** An operator invites somebody to become a developer. */
@QuarkusTest
class DeveloperInvitationsTest {
    private static final String PATH = "/api/v1/users/invitations";

    private final People people;
    private final ServiceCallers callers;
    private final MailedLinks links;

    DeveloperInvitationsTest(People people, ServiceCallers callers, MailedLinks links) {
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
