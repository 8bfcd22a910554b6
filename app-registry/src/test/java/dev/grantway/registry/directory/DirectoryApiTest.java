package dev.grantway.registry.directory;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import dev.grantway.registry.People;
import dev.grantway.registry.ServiceCallers;
import dev.grantway.registry.sessions.Sessions;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DirectoryApiTest {
    private final People people;
    private final ServiceCallers callers;
    private final Sessions sessions;

    DirectoryApiTest(People people, ServiceCallers callers, Sessions sessions) {
        this.people = people;
        this.callers = callers;
        this.sessions = sessions;
    }

    @Nested
    class Accounts {
        @Test
        void areCreatedFoundAndListed() {
            String name = "Globex " + UUID.randomUUID();
            String location = operator()
                    .body("{\"kind\":\"STANDARD\",\"name\":\"" + name + "\",\"domain\":\"globex.example\","
                            + "\"entitlements\":[\"crm\"]}")
                    .post("/api/v1/accounts")
                    .then()
                    .statusCode(201)
                    .body("kind", equalTo("STANDARD"))
                    .body("entitlements", hasItem("crm"))
                    .extract()
                    .header("Location");

            int accountId = operator()
                    .get(location)
                    .then()
                    .statusCode(200)
                    .body("name", equalTo(name))
                    .extract()
                    .path("accountId");
            operator()
                    .get("/api/v1/accounts?after=" + (accountId - 1))
                    .then()
                    .body("accounts.accountId", hasItem(accountId));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{} | kind",
                    "{\"kind\":\"STANDARD\",\"name\":\" \",\"domain\":\"a.example\"} | name",
                    "{\"kind\":\"STANDARD\",\"name\":\"A\",\"domain\":\"a.example\",\"entitlements\":[\"x\"]} | entitlements",
                    "{\"kind\":\"STANDARD\",\"name\":\"A\",\"domain\":\"a.example\",\"parent\":1} | parent",
                    "{\"kind\":\"TEST\",\"name\":\"A\",\"domain\":\"a.example\",\"parent\":2147483647} | parent",
                    "{\"kind\":\"STANDARD\",\"name\":\"A\",\"domain\":\"a.example\",\"accountId\":0} | accountId",
                    "{\"kind\":\"PORTAL\"} | kind",
                    "{\"owner\":1} | owner",
                })
        void areRefusedWithTheFieldThatIsWrong(String body, String field) {
            operator()
                    .body(body)
                    .post("/api/v1/accounts")
                    .then()
                    .statusCode(400)
                    .contentType(containsString("application/problem+json"))
                    .body("errors.field", hasItem(field));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "null", "{", "{} {}"})
        void areRefusedWithoutAnObject(String body) {
            operator()
                    .body(body.getBytes(StandardCharsets.UTF_8))
                    .post("/api/v1/accounts")
                    .then()
                    .statusCode(400)
                    .contentType(containsString("application/problem+json"));
        }

        @Test
        void keepTheirId() {
            int taken = people.account(AccountKind.STANDARD, null).accountId();

            operator()
                    .body("{\"accountId\":" + taken + ",\"kind\":\"STANDARD\",\"name\":\"A\",\"domain\":\"a.example\"}")
                    .post("/api/v1/accounts")
                    .then()
                    .statusCode(409);
        }
    }

    @Nested
    class UsersOfThePlatform {
        @Test
        void areCreatedAndCanSignIn() {
            String email = "new-" + UUID.randomUUID() + "@example.com";

            operator()
                    .body("{\"email\":\"" + email + "\",\"name\":\"New\",\"password\":\"new password\"}")
                    .post("/api/v1/users")
                    .then()
                    .statusCode(201)
                    .body("operator", equalTo(false))
                    .body(not(containsString("password")));

            assertThat(people.signIn(email, "new password").statusCode()).isEqualTo(303);
        }

        @Test
        void haveAnAddressOfTheirOwnWhateverItsCase() {
            String shouted = people.somebody().email().toUpperCase(Locale.ROOT);

            operator()
                    .body("{\"email\":\"" + shouted + "\",\"name\":\"Double\",\"password\":\"new password\"}")
                    .post("/api/v1/users")
                    .then()
                    .statusCode(409);
        }

        @Test
        void areRefusedWithEveryFieldThatIsWrong() {
            operator()
                    .body("{\"email\":\"nobody\",\"password\":\"short\"}")
                    .post("/api/v1/users")
                    .then()
                    .statusCode(400)
                    .body("errors.field", hasItems("email", "name", "password"));
        }
    }

    @Nested
    class MembersOfAnAccount {
        @Test
        void joinAndLeave() {
            var person = people.somebody();
            String path = "/api/v1/accounts/"
                    + people.account(AccountKind.STANDARD, null).accountId() + "/memberships";

            operator().body(membership(person, "sales")).post(path).then().statusCode(201);
            operator().body(membership(person, "super-admin")).post(path).then().statusCode(409);
            operator().get(path).then().body("role", hasItem("sales")).body("userId", hasItem(person.userId()));
            operator().delete(path + "/" + person.userId()).then().statusCode(204);
            operator().delete(path + "/" + person.userId()).then().statusCode(404);
        }

        @ParameterizedTest
        @CsvSource({"STANDARD,OWNER", "DEVELOPER,sales", "STANDARD,nonsense"})
        void haveARoleOfTheirKindOfAccount(AccountKind kind, String role) {
            int accountId = people.account(kind, null).accountId();

            operator()
                    .body(membership(people.somebody(), role))
                    .post("/api/v1/accounts/" + accountId + "/memberships")
                    .then()
                    .statusCode(400)
                    .body("errors.field", hasItem("role"));
        }

        private String membership(Person person, String role) {
            return "{\"userId\":" + person.userId() + ",\"role\":\"" + role + "\"}";
        }
    }

    @Nested
    class TheDoor {
        @Test
        void isClosedToStrangersAndToOthersThanOperators() {
            String cookie = people.signIn(people.somebody());

            given().get("/api/v1/users").then().statusCode(401);
            given().get("/api/v1/accounts").then().statusCode(401);
            given().cookie(people.cookieName(), cookie)
                    .get("/api/v1/users")
                    .then()
                    .statusCode(403);
            given().header("Authorization", callers.bearer("grantway.directory.read"))
                    .get("/api/v1/accounts")
                    .then()
                    .statusCode(403);
        }

        @Test
        void isOpenToASignedInOperatorUntilTheSessionEnds() {
            var person = people.operator();
            String cookie = people.signIn(person);

            given().cookie(people.cookieName(), cookie)
                    .get("/api/v1/users")
                    .then()
                    .statusCode(200);
            sessions.endAll(person.userId());
            given().cookie(people.cookieName(), cookie)
                    .get("/api/v1/users")
                    .then()
                    .statusCode(401);
        }

        @Test
        void asksASignedInOperatorForTheTokenOfThePages() {
            String cookie = people.signIn(people.operator());
            var request = given().contentType(ContentType.JSON).body("{}").cookie(people.cookieName(), cookie);

            request.post("/api/v1/users").then().statusCode(403);
            request.header("X-CSRF-Token", people.csrfToken(cookie))
                    .post("/api/v1/users")
                    .then()
                    .statusCode(400);
        }
    }

    private RequestSpecification operator() {
        return given().header("Authorization", callers.bearer("grantway.operator"))
                .contentType(ContentType.JSON);
    }
}
