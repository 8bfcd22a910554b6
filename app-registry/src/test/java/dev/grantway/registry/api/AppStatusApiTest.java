package dev.grantway.registry.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.registry.People;
import dev.grantway.registry.ServiceCallers;
import dev.grantway.registry.TestDeveloper;
import dev.grantway.registry.TestDevelopers;
import dev.grantway.registry.apps.TestApps;
import dev.grantway.registry.keys.ApiKeyOutcome;
import dev.grantway.registry.keys.DeveloperApiKeys;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Apps are disabled, enabled and deleted by those who may, and by no one else. */
@QuarkusTest
class AppStatusApiTest {
    private final DeveloperApiKeys keys;
    private final Map<Integer, String> issued = new HashMap<>();
    private final TestDevelopers developers;
    private final People people;
    private final ServiceCallers callers;
    private final ObjectMapper json;
    private final TopicReader topics;
    private TestDeveloper owner;
    private int appId;
    private String app;

    AppStatusApiTest(
            DeveloperApiKeys keys,
            TestDevelopers developers,
            People people,
            ServiceCallers callers,
            ObjectMapper json,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.keys = keys;
        this.developers = developers;
        this.people = people;
        this.callers = callers;
        this.json = json;
        this.topics = new TopicReader(kafka);
    }

    @BeforeEach
    void createApp() {
        owner = developers.owner();
        appId = owner.newApp(TestApps.name());
        app = "/api/v1/apps/" + appId;
    }

    @Nested
    class Developers {
        @Test
        void disableAndEnableTheirAppAndEachIsToldOnce() throws IOException {
            owner.json().post(app + "/disable").then().statusCode(200).body("status", equalTo("DISABLED"));
            owner.json().post(app + "/disable").then().statusCode(200).body("status", equalTo("DISABLED"));
            owner.json().post(app + "/enable").then().statusCode(200).body("status", equalTo("ACTIVE"));
            owner.json().post(app + "/enable").then().statusCode(200).body("status", equalTo("ACTIVE"));

            assertThat(snapshot(2).path("status").asText()).isEqualTo("DISABLED");
            assertThat(snapshot(3).path("status").asText()).isEqualTo("ACTIVE");
            assertThat(statuses()).containsExactly("ACTIVE", "DISABLED", "ACTIVE");
        }

        @Test
        void deleteTheirAppAndItIsGoneEverywhere() throws IOException {
            String key = key(owner.accountId());

            owner.json().delete(app).then().statusCode(204);

            owner.json().delete(app).then().statusCode(404);
            owner.json().get(app).then().statusCode(404);
            owner.json().post(app + "/enable").then().statusCode(404);
            owner.json().get("/api/v1/apps").then().body("apps.appId", not(hasItem(appId)));
            owner.get("/developer/apps/" + appId).then().statusCode(404);
            owner.get("/developer/apps/" + appId + "/auth").then().statusCode(404);
            given().queryParam("hapikey", key)
                    .get("/webhooks/v3/" + appId + "/settings")
                    .then()
                    .statusCode(404);
            assertThat(snapshot(2).path("status").asText()).isEqualTo("DELETED");
            var secrets = json.readTree(topics.awaitValue(
                    Topic.APP_SECRETS,
                    value -> value.contains("\"appId\":" + appId + ",") && value.contains("\"sequence\":2,")));
            assertThat(secrets.path("clientSecretVerifiers").isArray()).isTrue();
            assertThat(secrets.path("clientSecretVerifiers")).isEmpty();
        }

        @Test
        void doItWithAnApiKeyOfTheirAccount() {
            withKey(owner.accountId()).post(app + "/disable").then().statusCode(200);
            withKey(owner.accountId()).post(app + "/enable").then().statusCode(200);
            withKey(owner.accountId()).delete(app).then().statusCode(204);
        }

        @Test
        void findNothingInAnothersAccount() {
            var stranger = developers.owner();

            stranger.json().post(app + "/disable").then().statusCode(404).contentType("application/problem+json");
            stranger.json().post(app + "/enable").then().statusCode(404);
            stranger.json().delete(app).then().statusCode(404);
            withKey(stranger.accountId()).post(app + "/disable").then().statusCode(404);
            withKey(stranger.accountId()).post(app + "/enable").then().statusCode(404);
            withKey(stranger.accountId()).delete(app).then().statusCode(404);
            assertThat(statuses()).containsExactly("ACTIVE");
        }

        @Test
        void whoLookOnChangeNothing() {
            var viewer = developers.member(owner.accountId(), "READ_ONLY");

            viewer.json().post(app + "/disable").then().statusCode(403).body("code", equalTo("READ_ONLY"));
            viewer.json().post(app + "/enable").then().statusCode(403);
            viewer.json().delete(app).then().statusCode(403);
            assertThat(statuses()).containsExactly("ACTIVE");
        }

        @Test
        void whoHaveLeftMayNothingThoughTheirTokenSaysSo() {
            developers.leave(owner);

            owner.json().delete(app).then().statusCode(404);
            assertThat(statuses()).containsExactly("ACTIVE");
        }

        @Test
        void cannotEnableWhatAnOperatorDisabled() {
            owner.json().post(app + "/disable").then().statusCode(200);
            operator().post(app + "/disable").then().statusCode(200);

            owner.json()
                    .post(app + "/enable")
                    .then()
                    .statusCode(409)
                    .contentType("application/problem+json")
                    .body("code", equalTo("DISABLED_BY_OPERATOR"));
            owner.post("/developer/apps/" + appId + "/enable", Map.of()).then().statusCode(409);
            operator().post(app + "/enable").then().statusCode(200).body("status", equalTo("ACTIVE"));
        }
    }

    @Nested
    class Operators {
        @Test
        void doItByTokenAndBySession() {
            operator().post(app + "/disable").then().statusCode(200);
            var operator = people.operator();
            String cookie = people.signIn(operator);
            given().cookie(people.cookieName(), cookie)
                    .header("X-CSRF-Token", people.csrfToken(cookie))
                    .post(app + "/enable")
                    .then()
                    .statusCode(200);
            operator().delete(app).then().statusCode(204);
            operator().delete("/api/v1/apps/2147483000").then().statusCode(404);
        }

        @Test
        void areKnownByTheirScopeAlone() {
            given().post(app + "/disable").then().statusCode(401);
            given().header("Authorization", callers.bearer("grantway.directory.read"))
                    .delete(app)
                    .then()
                    .statusCode(401);
            assertThat(statuses()).containsExactly("ACTIVE");
        }
    }

    private RequestSpecification operator() {
        return given().header("Authorization", callers.bearer("grantway.operator"));
    }

    private RequestSpecification withKey(int accountId) {
        return given().header("Authorization", "Bearer " + key(accountId));
    }

    private String key(int accountId) {
        return issued.computeIfAbsent(accountId, id -> ((ApiKeyOutcome.Issued) keys.issue(id, "test")).key());
    }

    private JsonNode snapshot(long sequence) throws IOException {
        return json.readTree(topics.awaitValue(
                Topic.APPS,
                value -> value.contains("\"appId\":" + appId + ",")
                        && value.contains("\"sequence\":" + sequence + ",")));
    }

    /** What was told of the app up to now, once a later change of another one is told. */
    private List<String> statuses() {
        int later = developers.owner().newApp(TestApps.name());
        topics.awaitValue(Topic.APPS, value -> value.contains("\"appId\":" + later + ","));
        Stream<JsonNode> told = topics.all(Topic.APPS).stream()
                .filter(message -> message.key().equals(Integer.toString(appId)))
                .map(message -> read(message.value()));
        return told.map(node -> node.path("status").asText()).toList();
    }

    private JsonNode read(String value) {
        try {
            return json.readTree(value);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
