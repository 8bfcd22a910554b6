package dev.grantway.registry.joining;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.grantway.devstack.DevStackResource;
import dev.grantway.devstack.Ports;
import dev.grantway.registry.People;
import dev.grantway.registry.ServiceCallers;
import dev.grantway.registry.TestDevelopers;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The settings as they come, and no mail server: as in the quickstart. */
@QuarkusTest
@TestProfile(WithoutMailTest.AsItComes.class)
class WithoutMailTest {
    /** Nothing is set. */
    public static final class AsItComes implements QuarkusTestProfile {
        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(DevStackResource.class));
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("test.mail-server.port", Integer.toString(Ports.free()));
        }
    }

    private final People people;
    private final TestDevelopers developers;
    private final ServiceCallers callers;
    private final MailedLinks links;

    WithoutMailTest(People people, TestDevelopers developers, ServiceCallers callers, MailedLinks links) {
        this.people = people;
        this.developers = developers;
        this.callers = callers;
        this.links = links;
    }

    @Test
    void strangersCannotSignUpAndAreToldHowToComeIn() {
        String address = MailedLinks.address();

        people.browser()
                .get("/developer/join")
                .then()
                .statusCode(200)
                .body(containsString("by invitation"), not(containsString("name=\"email\"")));
        people.browser()
                .formParam("email", address)
                .post("/developer/join")
                .then()
                .statusCode(403);
        assertThat(links.rows(address)).isZero();
        people.browser(people.signIn(people.somebody()))
                .get("/developer/accounts/new")
                .then()
                .body(containsString("opened by those who run this site"), not(containsString("name=\"domain\"")));
    }

    @Test
    void anOwnerIsShownTheLinkOnceToPassItOn() {
        var owner = developers.owner();
        String address = MailedLinks.address();

        var answer = owner.post(
                "/developer/team/invitations",
                Map.of("account", owner.accountId(), "email", address, "role", "DEVELOPER"));

        assertThat(answer.statusCode()).isEqualTo(201);
        String token = MailedLinks.tokenIn(answer.asString());
        var later = owner.get("/developer/team?account=" + owner.accountId()).asString();
        assertThat(later).contains(address);
        assertThat(MailedLinks.hasToken(later)).isFalse();
        assertThat(links.rowsHold(address, token)).isFalse();
        assertThat(links.accept(token).statusCode()).isEqualTo(303);
        assertThat(owner.get("/developer/team?account=" + owner.accountId()).asString())
                .contains("Nova Newcomer");
    }

    @Test
    void aNewLinkEndsTheOneBefore() {
        var owner = developers.owner();
        var invitation = Map.of("account", owner.accountId(), "email", MailedLinks.address(), "role", "OWNER");

        String first = MailedLinks.tokenIn(
                owner.post("/developer/team/invitations", invitation).asString());
        String second = MailedLinks.tokenIn(
                owner.post("/developer/team/invitations", invitation).asString());

        assertThat(links.accept(first).statusCode()).isEqualTo(404);
        assertThat(links.accept(second).statusCode()).isEqualTo(303);
    }

    @Test
    void anOperatorIsGivenTheLinkOfADevelopersInvitation() {
        String address = MailedLinks.address();

        String link = given().header("Authorization", callers.bearer("grantway.operator"))
                .contentType("application/json")
                .body("{\"email\":\"" + address + "\"}")
                .post("/api/v1/users/invitations")
                .then()
                .statusCode(201)
                .extract()
                .path("link");

        people.browser()
                .formParam("token", MailedLinks.tokenIn(link))
                .formParam("name", "Nova Newcomer")
                .formParam("password", People.PASSWORD)
                .formParam("accountName", "Nova GmbH")
                .formParam("domain", "nova.example")
                .post("/developer/join/link")
                .then()
                .statusCode(303)
                .header("Location", containsString("/developer/apps?account="));
    }

    @Test
    void anOperatorIsShownTheLinkOfADevelopersInvitationOnce() {
        String address = MailedLinks.address();
        String operator = people.signIn(people.operator());

        var answer = people.form(operator).formParam("email", address).post("/operator/invitations");

        assertThat(answer.statusCode()).isEqualTo(201);
        String token = MailedLinks.tokenIn(answer.asString());
        String later = people.browser(operator).get("/operator/invitations").asString();
        assertThat(later).contains(address, "This site sends no mail");
        assertThat(MailedLinks.hasToken(later)).isFalse();
        assertThat(links.open(token).statusCode()).isEqualTo(200);
    }
}
