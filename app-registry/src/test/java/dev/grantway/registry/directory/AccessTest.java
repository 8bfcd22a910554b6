package dev.grantway.registry.directory;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.grantway.registry.People;
import dev.grantway.registry.ServiceCallers;
import dev.grantway.registry.sessions.Sessions;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccessTest {
    private static final String SCOPE = "grantway.directory.read";

    private final People people;
    private final ServiceCallers callers;
    private final Sessions sessions;

    AccessTest(People people, ServiceCallers callers, Sessions sessions) {
        this.people = people;
        this.callers = callers;
        this.sessions = sessions;
    }

    @Nested
    class TheAnswer {
        @Test
        void saysWhoItIsAndWhatTheyMayDoWhere() {
            var person = people.somebody();
            var developer = people.account(AccountKind.DEVELOPER, null);
            var test = people.account(AccountKind.TEST, developer.accountId());
            var customer = people.account(AccountKind.STANDARD, null, "crm");
            people.join(person, developer, "OWNER");
            people.join(person, test, "super-admin");
            people.join(person, customer, "sales");

            access(person, "none")
                    .statusCode(200)
                    .body("user.userId", equalTo(person.userId()))
                    .body("user.email", equalTo(person.email()))
                    .body("user.name", equalTo(person.name()))
                    .body("accounts", hasSize(3))
                    .body("accounts.kind", contains("DEVELOPER", "TEST", "STANDARD"))
                    .body("accounts.role", contains("OWNER", "super-admin", "sales"))
                    .body("accounts.parent", contains(nullValue(), equalTo(developer.accountId()), nullValue()))
                    .body("accounts[0].scopes", hasSize(0))
                    .body("accounts[1].scopes", hasItems("oauth", "crm.objects.contacts.write"))
                    .body("accounts[2].scopes", hasItem("crm.objects.contacts.read"))
                    .body("accounts[2].scopes", not(hasItem("crm.objects.contacts.write")))
                    .body("accounts[2].entitlements", contains("crm"))
                    .body("accounts[2].accountId", equalTo(customer.accountId()))
                    .body("accounts[2].domain", equalTo("example.com"));
        }

        @Test
        void saysWhetherTheSessionIsLive() {
            var person = people.somebody();
            String sessionId = sessionOf(person);

            access(person, sessionId).body("sessionLive", equalTo(true));
            sessions.endAll(person.userId());
            access(person, sessionId).body("sessionLive", equalTo(false));
        }

        @Test
        void saysThatASessionOfSomebodyElseIsNotLive() {
            access(people.somebody(), sessionOf(people.somebody())).body("sessionLive", equalTo(false));
        }

        @Test
        void saysThatATextIsNoSession() {
            access(people.somebody(), "a\u0000b").statusCode(200).body("sessionLive", equalTo(false));
            access(people.somebody(), "x".repeat(5_000)).statusCode(200).body("sessionLive", equalTo(false));
        }

        @Test
        void hasAccountsInTheOrderOfTheirIdsAndNoneThatIsClosed() {
            var person = people.somebody();
            var accounts = List.of(
                    people.account(AccountKind.STANDARD, null),
                    people.account(AccountKind.STANDARD, null),
                    people.account(AccountKind.STANDARD, null));
            accounts.reversed().forEach(account -> people.join(person, account, "sales"));
            operator()
                    .delete("/api/v1/accounts/" + accounts.get(1).accountId())
                    .then()
                    .statusCode(204);

            access(person, "none")
                    .body(
                            "accounts.accountId",
                            contains(
                                    accounts.getFirst().accountId(),
                                    accounts.getLast().accountId()));
        }

        @Test
        void isOfSomebodyInNoAccountToo() {
            var person = people.somebody();

            access(person, sessionOf(person))
                    .statusCode(200)
                    .body("user.userId", equalTo(person.userId()))
                    .body("sessionLive", equalTo(true))
                    .body("accounts", hasSize(0));
        }

        @Test
        void isNotFoundForSomebodyWhoWasRemoved() {
            var person = people.somebody();
            operator().delete("/api/v1/users/" + person.userId()).then().statusCode(204);

            access(person, "none").statusCode(404);
            byEmail(person.email()).statusCode(404);
        }

        private RequestSpecification operator() {
            return given().header("Authorization", callers.bearer("grantway.operator"));
        }

        @Test
        void isFoundByTheAddressToo() {
            var person = people.somebody();

            byEmail(person.email().toUpperCase(Locale.ROOT))
                    .statusCode(200)
                    .body("user.userId", equalTo(person.userId()))
                    .body("sessionLive", equalTo(false));
            for (String none : List.of("nobody@nowhere.example", "", "no address", "a\u0000@b.example")) {
                byEmail(none).statusCode(404);
            }
        }

        private ValidatableResponse byEmail(String email) {
            return given().header("Authorization", callers.bearer(SCOPE))
                    .queryParam("email", email)
                    .get("/internal/directory/access")
                    .then();
        }

        @Test
        void isNotFoundForAnUnknownPerson() {
            given().header("Authorization", callers.bearer(SCOPE))
                    .get("/internal/directory/users/2147483647/access?sessionId=x")
                    .then()
                    .statusCode(404)
                    .contentType(containsString("application/problem+json"));
        }
    }

    @Nested
    class TheDoor {
        @Test
        void isClosedWithoutAServiceToken() {
            String cookie = people.signIn(people.operator());

            path(given(), people.somebody(), "x").statusCode(401);
            path(given().cookie(people.cookieName(), cookie), people.somebody(), "x")
                    .statusCode(401);
            path(given().header("Authorization", "Bearer not.a.token"), people.somebody(), "x")
                    .statusCode(401);
        }

        @Test
        void isClosedWithoutTheScope() {
            path(given().header("Authorization", callers.bearer("grantway.codes.write")), people.somebody(), "x")
                    .statusCode(403)
                    .header("WWW-Authenticate", containsString("insufficient_scope"));
            given().get("/internal/directory/access?email=a@b.example").then().statusCode(401);
        }
    }

    private ValidatableResponse access(Person person, String sessionId) {
        return path(given().header("Authorization", callers.bearer(SCOPE)), person, sessionId);
    }

    private static ValidatableResponse path(RequestSpecification request, Person person, String sessionId) {
        return request.queryParam("sessionId", sessionId)
                .get("/internal/directory/users/" + person.userId() + "/access")
                .then();
    }

    private String sessionOf(Person person) {
        return sessions.presented(people.signIn(person)).orElseThrow().sessionId();
    }
}
