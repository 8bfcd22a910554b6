package dev.grantway.registry.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.grantway.registry.TestDeveloper;
import dev.grantway.registry.TestDevelopers;
import dev.grantway.registry.apps.TestApps;
import dev.grantway.registry.keys.ApiKeyOutcome;
import dev.grantway.registry.keys.DeveloperApiKeys;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class AppsApiTest {
    private static final String APPS = "/api/v1/apps";

    private final DeveloperApiKeys keys;
    private final TestDevelopers developers;
    private TestDeveloper owner;

    AppsApiTest(DeveloperApiKeys keys, TestDevelopers developers) {
        this.keys = keys;
        this.developers = developers;
    }

    @BeforeEach
    void signIn() {
        owner = developers.owner();
    }

    @Nested
    class Creating {
        @Test
        void answersWithTheSecretsThisOnce() {
            int appId = owner.json()
                    .body(app(TestApps.name()))
                    .post(APPS)
                    .then()
                    .statusCode(201)
                    .header("Location", containsString(APPS + "/"))
                    .body("clientId", notNullValue())
                    .body("clientSecret", matchesPattern("[A-Za-z0-9_-]{43}"))
                    .body("webhookSecret", matchesPattern("whsec_.+"))
                    .body("scopes.required", contains("oauth", "crm.objects.contacts.read"))
                    .extract()
                    .path("appId");

            owner.json()
                    .get(APPS + "/" + appId)
                    .then()
                    .statusCode(200)
                    .body("redirectUris", contains("https://app.example/cb"))
                    .body("$", not(hasKey("clientSecret")))
                    .body("$", not(hasKey("webhookSecret")));
        }

        @Test
        void worksWithADeveloperApiKey() {
            withKey(owner.accountId())
                    .body(app(TestApps.name()))
                    .post(APPS)
                    .then()
                    .statusCode(201)
                    .body("developerAccountId", equalTo(owner.accountId()));
        }

        @Tag("D1")
        @Test
        void ignoresWhatTheDeveloperMayNotSay() {
            var sneaky = Map.of(
                    "name",
                    TestApps.name(),
                    "appId",
                    1,
                    "clientId",
                    "mine",
                    "status",
                    "DISABLED",
                    "trusted",
                    true,
                    "sequence",
                    9000);

            owner.json()
                    .body(sneaky)
                    .post(APPS)
                    .then()
                    .statusCode(201)
                    .body("appId", not(equalTo(1)))
                    .body("clientId", not(equalTo("mine")))
                    .body("status", equalTo("ACTIVE"));
        }

        @Tag("D1")
        @Test
        void cannotPutAnAppIntoAnothersAccount() {
            int other = developers.newAccount();

            owner.json()
                    .body(Map.of("name", TestApps.name(), "developerAccountId", other))
                    .post(APPS)
                    .then()
                    .statusCode(404);
            withKey(owner.accountId())
                    .body(Map.of("name", TestApps.name(), "developerAccountId", other))
                    .post(APPS)
                    .then()
                    .statusCode(404);
        }

        @Test
        void asksForTheAccountWhereThereAreTwo() {
            developers
                    .ownerOfTwo()
                    .json()
                    .body(app(TestApps.name()))
                    .post(APPS)
                    .then()
                    .statusCode(400)
                    .body("errors.field", hasItem("developerAccountId"));
        }

        @Test
        void namesEachFieldThatIsWrong() {
            owner.json()
                    .body(Map.of(
                            "name", "a\u202Eb",
                            "redirectUris", List.of("http://app.example/cb"),
                            "support", Map.of("email", "nobody", "url", "javascript:alert(1)"),
                            "scopes", Map.of("required", List.of("crm.unknown"))))
                    .post(APPS)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("status", equalTo(400))
                    .body("correlationId", notNullValue())
                    .body("errors.field", hasItems("name", "redirectUris", "supportEmail", "supportUrl", "scopes"));
        }

        @ParameterizedTest
        @CsvSource({"{", "[]", "'{\"redirectUris\":[null]}'", "null", "''"})
        void refusesWhatIsNoApp(String body) {
            owner.json().body(body).post(APPS).then().statusCode(400);
        }
    }

    @Nested
    class Changing {
        @Test
        void replacesWhatTheDeveloperSays() {
            int appId = owner.newApp(TestApps.name());
            String name = TestApps.name();

            owner.json()
                    .body(app(name))
                    .put(APPS + "/" + appId)
                    .then()
                    .statusCode(200)
                    .body("name", equalTo(name))
                    .body("scopes.required", hasItem("crm.objects.contacts.read"));
        }

        @Test
        void keepsTheLinksThatAreLeftOutAndReplacesThoseThatAreGiven() {
            int appId = owner.newApp(TestApps.name());
            String path = APPS + "/" + appId;

            change(path, Map.of("privacyUrl", "https://app.example/privacy"))
                    .body("links.privacyUrl", equalTo("https://app.example/privacy"));
            owner.json()
                    .body(Map.of("name", TestApps.name()))
                    .put(path)
                    .then()
                    .statusCode(200)
                    .body("links.privacyUrl", equalTo("https://app.example/privacy"))
                    .body("consentVersion", equalTo(1));
            change(path, Map.of("termsUrl", "https://app.example/terms"))
                    .body("links.privacyUrl", nullValue())
                    .body("links.termsUrl", equalTo("https://app.example/terms"));
            owner.json()
                    .body(Map.of("name", TestApps.name(), "links", Map.of("installUrl", "javascript:alert(1)")))
                    .put(path)
                    .then()
                    .statusCode(400)
                    .body("errors.field", contains("installUrl"));
        }

        private ValidatableResponse change(String path, Map<String, String> links) {
            return owner.json()
                    .body(Map.of("name", TestApps.name(), "links", links))
                    .put(path)
                    .then()
                    .statusCode(200);
        }

        @Test
        void cannotChangeTheKind() {
            int appId = owner.newApp(TestApps.name());

            owner.json()
                    .body(Map.of("name", TestApps.name(), "confidential", false))
                    .put(APPS + "/" + appId)
                    .then()
                    .statusCode(400)
                    .body("errors.field", contains("confidential"));
        }
    }

    @Nested
    class Callers {
        @Tag("D1")
        @Test
        void seeTheirOwnAppsOnly() {
            int appId = owner.newApp(TestApps.name());
            var other = developers.owner();

            owner.json().get(APPS).then().statusCode(200).body("apps.appId", hasItem(appId));
            other.json().get(APPS).then().statusCode(200).body("apps.appId", not(hasItem(appId)));
            other.json().get(APPS + "/" + appId).then().statusCode(404);
            other.json()
                    .body(app(TestApps.name()))
                    .put(APPS + "/" + appId)
                    .then()
                    .statusCode(404);
            other.json()
                    .queryParam("developerAccountId", owner.accountId())
                    .get(APPS)
                    .then()
                    .statusCode(404);
            withKey(other.accountId()).get(APPS + "/" + appId).then().statusCode(404);
        }

        @Test
        void thatLookOnChangeNothing() {
            int appId = owner.newApp(TestApps.name());
            var viewer = developers.member(owner.accountId(), "READ_ONLY");

            viewer.json().get(APPS + "/" + appId).then().statusCode(200);
            viewer.json().body(app(TestApps.name())).post(APPS).then().statusCode(403);
            viewer.json()
                    .body(app(TestApps.name()))
                    .put(APPS + "/" + appId)
                    .then()
                    .statusCode(403);
        }

        @Test
        void areTurnedAwayWithoutSessionOrKey() {
            given().get(APPS).then().statusCode(401).contentType("application/problem+json");
            given().get("/api/v1/scopes").then().statusCode(401);
            given().header("Authorization", "Bearer wrong").get(APPS).then().statusCode(401);
            // a wrong key is not made good by a session
            given().cookies(owner.cookies())
                    .header("Authorization", "Bearer wrong")
                    .get(APPS)
                    .then()
                    .statusCode(401);
        }

        @Test
        void withASessionMustProveThatTheirOwnPageAsks() {
            given().cookies(owner.cookies())
                    .contentType(ContentType.JSON)
                    .body(app(TestApps.name()))
                    .post(APPS)
                    .then()
                    .statusCode(403);
        }

        @Test
        void whoseSessionWasEndedChangeNothing() {
            var request = owner.json().body(app(TestApps.name()));
            assertThat(owner.post("/signout", Map.of()).statusCode()).isBetween(200, 399);

            request.post(APPS).then().statusCode(401);
        }

        @Test
        void readTheCatalogue() {
            withKey(owner.accountId())
                    .get("/api/v1/scopes")
                    .then()
                    .statusCode(200)
                    .body("scopes.name", hasItems("oauth", "content"))
                    .body("eventTypes.name", hasItem("contact.creation"));
        }
    }

    private RequestSpecification withKey(int account) {
        String key = ((ApiKeyOutcome.Issued) keys.issue(account, "script")).key();
        return given().header("Authorization", "Bearer " + key).contentType(ContentType.JSON);
    }

    private static Map<String, Object> app(String name) {
        return Map.of(
                "name", name,
                "redirectUris", List.of("https://app.example/cb"),
                "scopes", Map.of("required", List.of("crm.objects.contacts.read")));
    }
}
