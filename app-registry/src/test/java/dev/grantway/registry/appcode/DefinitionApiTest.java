package dev.grantway.registry.appcode;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.grantway.registry.TestDeveloper;
import dev.grantway.registry.TestDevelopers;
import dev.grantway.registry.apps.Apps;
import dev.grantway.registry.apps.TestApps;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DefinitionApiTest {
    private static final String APPS = "/api/v1/apps";

    private final Apps apps;
    private final DefinitionCalls calls;
    private final TestDevelopers developers;
    private TestDeveloper owner;
    private int appId;
    private String path;

    DefinitionApiTest(Apps apps, DefinitionCalls calls, TestDevelopers developers) {
        this.apps = apps;
        this.calls = calls;
        this.developers = developers;
    }

    @BeforeEach
    void createApp() {
        owner = developers.owner();
        appId = owner.newApp(TestApps.name());
        path = APPS + "/" + appId + "/definition";
    }

    @Nested
    class Reading {
        @ParameterizedTest
        @CsvSource({
            "*/*, application/yaml",
            "application/yaml, application/yaml",
            "application/json, application/json",
            "'application/json, */*;q=0.1', application/json",
        })
        void answersInTheFormThatIsAskedFor(String accepted, String type) {
            calls.withKey(owner.accountId())
                    .header("Accept", accepted)
                    .get(path)
                    .then()
                    .statusCode(200)
                    .contentType(containsString(type))
                    .header("ETag", matchesPattern("\"[0-9a-f]{32}-(YAML|JSON)\""))
                    .body(containsString("https://app.example/cb"))
                    .body(containsString("/schemas/app.v1.schema.json"));
        }

        @Test
        void hasNoSecret() {
            var created = owner.json()
                    .body(Map.of("name", TestApps.name()))
                    .post(APPS)
                    .then()
                    .statusCode(201)
                    .extract()
                    .jsonPath();

            calls.withKey(owner.accountId())
                    .get(APPS + "/" + created.getInt("appId") + "/definition")
                    .then()
                    .body(not(containsString(created.getString("clientSecret"))))
                    .body(not(containsString(created.getString("webhookSecret"))))
                    .body(not(containsString("ecret")));
        }
    }

    @Nested
    class Applying {
        @Test
        void changesOnceAndThenNothing() {
            String file = file("description: By file.\nscopes: {required: [crm.objects.contacts.read]}\n");

            calls.yaml(owner.accountId())
                    .body(file)
                    .post(path + "/diff")
                    .then()
                    .statusCode(200)
                    .body("applied", equalTo(false))
                    .body("unchanged", equalTo(false))
                    .body("consentVersionChanges", equalTo(true))
                    .body("changes.path", contains("/description", "/scopes/required"))
                    .body("changes[0].before", nullValue())
                    .body("changes[0].after", equalTo("By file."))
                    .body("changes[1].before", contains("oauth"));
            calls.yaml(owner.accountId())
                    .queryParam("dryRun", true)
                    .body(file)
                    .put(path)
                    .then()
                    .statusCode(200)
                    .body("applied", equalTo(false))
                    .body("changes.path", contains("/description", "/scopes/required"));
            assertThat(apps.find(appId).orElseThrow().draft().info().description())
                    .isEmpty();

            calls.yaml(owner.accountId())
                    .body(file)
                    .put(path)
                    .then()
                    .statusCode(200)
                    .body("applied", equalTo(true))
                    .body("unchanged", equalTo(false))
                    .body("consentVersion", equalTo(1));
            calls.yaml(owner.accountId())
                    .body(file)
                    .put(path)
                    .then()
                    .statusCode(200)
                    .body("unchanged", equalTo(true))
                    .body("consentVersion", equalTo(2))
                    .body("changes", empty());
        }

        @Test
        void takesJsonToo() {
            String json = calls.withKey(owner.accountId())
                    .accept(ContentType.JSON)
                    .get(path)
                    .asString();

            calls.withKey(owner.accountId())
                    .contentType(ContentType.JSON)
                    .body(json)
                    .put(path)
                    .then()
                    .statusCode(200)
                    .body("unchanged", equalTo(true));
        }

        @Test
        void saysAllThatIsWrongWithItsPlaceInTheFile() {
            calls.yaml(owner.accountId())
                    .body("name: A\nredirectUrls: []\nscopes:\n  required:\n    - oauth\n    - crm.unknown\n")
                    .post(path + "/validate")
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("code", equalTo("INVALID_DEFINITION"))
                    .body("errors.field", contains("/redirectUrls", "/scopes/required/1"))
                    .body("errors.line", contains(2, 6))
                    .body("errors.column", contains(1, 7))
                    .body("errors[0].message", containsString("Did you mean “redirectUris”?"));
            calls.yaml(owner.accountId())
                    .body(file(""))
                    .post(path + "/validate")
                    .then()
                    .statusCode(200)
                    .body("valid", equalTo(true));
        }

        @Test
        void tellsWhoComesSecond() {
            String etag = calls.yaml(owner.accountId()).get(path).getHeader("ETag");
            calls.yaml(owner.accountId())
                    .header("If-Match", etag)
                    .body(file("description: First.\n"))
                    .put(path)
                    .then()
                    .statusCode(200);

            calls.yaml(owner.accountId())
                    .header("If-Match", etag)
                    .body(file("description: Second.\n"))
                    .put(path)
                    .then()
                    .statusCode(412)
                    .body("code", equalTo("OVERTAKEN"));

            assertThat(apps.find(appId).orElseThrow().draft().info().description())
                    .isEqualTo("First.");
            calls.yaml(owner.accountId())
                    .header("If-Match", "*")
                    .body(file("description: Any.\n"))
                    .put(path)
                    .then()
                    .statusCode(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "[", "name: 1", "a: &a [*a]", "---\n---\n"})
        void refusesWhatIsNoFile(String text) {
            calls.yaml(owner.accountId())
                    .body(text)
                    .put(path)
                    .then()
                    .statusCode(400)
                    .body("errors.size()", not(equalTo(0)));
        }

        @Test
        void refusesAnotherKindOfBody() {
            calls.withKey(owner.accountId())
                    .contentType("text/xml")
                    .body("<a/>")
                    .put(path)
                    .then()
                    .statusCode(415);
        }
    }

    @Nested
    class Callers {
        @Tag("D1")
        @Test
        void reachTheirOwnAppsOnly() {
            int other = developers.newAccount();
            for (var request : List.of(calls.withKey(other), developers.owner().json())) {
                request.get(path).then().statusCode(404);
            }
            for (String verb : List.of("/diff", "/validate")) {
                calls.yaml(other).body(file("")).post(path + verb).then().statusCode(404);
            }
            calls.yaml(other).body(file("")).put(path).then().statusCode(404);
            calls.yaml(other)
                    .queryParam("dryRun", true)
                    .body(file(""))
                    .put(path)
                    .then()
                    .statusCode(404);
            calls.withKey(other)
                    .contentType(ContentType.JSON)
                    .body("{}")
                    .post(path + "/hubspot")
                    .then()
                    .statusCode(404);
            calls.yaml(other)
                    .queryParam("developerAccountId", owner.accountId())
                    .body("name: A\n")
                    .post(APPS + "/definition")
                    .then()
                    .statusCode(404);
        }

        @Test
        void thatLookOnCompareAndChangeNothing() {
            var viewer = developers.member(owner.accountId(), "READ_ONLY");

            viewer.json().get(path).then().statusCode(200);
            DefinitionCalls.asYaml(viewer.json())
                    .body(file(""))
                    .post(path + "/diff")
                    .then()
                    .statusCode(200);
            DefinitionCalls.asYaml(viewer.json())
                    .body(file(""))
                    .put(path)
                    .then()
                    .statusCode(403);
            DefinitionCalls.asYaml(viewer.json())
                    .body("name: A\n")
                    .post(APPS + "/definition")
                    .then()
                    .statusCode(403);
        }

        @Test
        void areTurnedAwayWithoutSessionOrKey() {
            given().get(path).then().statusCode(401);
            DefinitionCalls.asYaml(given()).body(file("")).put(path).then().statusCode(401);
            DefinitionCalls.asYaml(given())
                    .body("name: A\n")
                    .post(APPS + "/definition")
                    .then()
                    .statusCode(401);
            DefinitionCalls.asYaml(given().cookies(owner.cookies()))
                    .body(file(""))
                    .put(path)
                    .then()
                    .statusCode(403); // by another site's page
        }
    }

    private String file(String rest) {
        return "name: \"" + apps.find(appId).orElseThrow().name() + "\"\nredirectUris: [https://app.example/cb]\n"
                + rest;
    }
}
