package dev.grantway.registry.hubspot;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.registry.TestDevelopers;
import dev.grantway.registry.apps.AppWebhooks;
import dev.grantway.registry.apps.Apps;
import dev.grantway.registry.apps.RegistrationOutcome;
import dev.grantway.registry.apps.Revision;
import dev.grantway.registry.apps.TestApps;
import dev.grantway.registry.apps.WebhooksDraft;
import dev.grantway.registry.keys.ApiKeyOutcome;
import dev.grantway.registry.keys.DeveloperApiKeys;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class WebhooksV3Test {
    private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    private static final String SETTINGS =
            "{\"targetUrl\":\"%s\",\"throttling\":{\"maxConcurrentRequests\":%d,\"period\":\"SECONDLY\"}}";
    private static final String TARGET = SETTINGS.formatted("https://app.example/hooks", 12);

    private final DeveloperApiKeys keys;
    private final TestDevelopers developers;
    private final TopicReader topics;
    private final Apps apps;
    private final AppWebhooks webhooks;
    private final DataSource database;
    private int appId;
    private String hapikey;

    WebhooksV3Test(
            Apps apps,
            AppWebhooks webhooks,
            DeveloperApiKeys keys,
            TestDevelopers developers,
            DataSource database,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.keys = keys;
        this.developers = developers;
        this.topics = new TopicReader(kafka);
        this.apps = apps;
        this.webhooks = webhooks;
        this.database = database;
    }

    @BeforeEach
    void registerApp() {
        int account = developers.newAccount();
        appId = ((RegistrationOutcome.Registered) apps.register(account, TestApps.contactSync(TestApps.name())))
                .app()
                .appId();
        hapikey = key(account);
    }

    @Nested
    class Settings {
        @Test
        void areSetReadAndCleared() {
            as(hapikey)
                    .body(TARGET)
                    .put(path("/settings"))
                    .then()
                    .statusCode(200)
                    .body("targetUrl", equalTo("https://app.example/hooks"))
                    .body("throttling.maxConcurrentRequests", equalTo(12))
                    .body("createdAt", matchesPattern("\\d{4}-\\d\\d-\\d\\dT.*Z"))
                    .body("updatedAt", matchesPattern("\\d{4}-\\d\\d-\\d\\dT.*Z"));

            as(hapikey)
                    .get(path("/settings"))
                    .then()
                    .statusCode(200)
                    .body("targetUrl", equalTo("https://app.example/hooks"));
            as(hapikey).delete(path("/settings")).then().statusCode(204).body(emptyString());
            isError(as(hapikey).get(path("/settings")).then(), 404, "OBJECT_NOT_FOUND");
        }

        @Test
        void areInForceAtOnce() {
            as(hapikey).body(TARGET).put(path("/settings")).then().statusCode(200);

            topics.awaitValue(
                    Topic.APPS,
                    value -> value.contains("\"appId\":" + appId + ",")
                            && value.contains(
                                    "\"webhooks\":{\"targetUrl\":\"https://app.example/hooks\",\"maxConcurrentRequests\":12}"));
        }

        @Test
        void keepTheSwitchForLifecycleEventsAndDoNotShowIt() {
            webhooks.send(appId, Revision.ANY, new WebhooksDraft("https://app.example/old", 3, Optional.of(true)));

            as(hapikey)
                    .body(TARGET)
                    .put(path("/settings"))
                    .then()
                    .statusCode(200)
                    .body("keySet()", containsInAnyOrder("targetUrl", "throttling", "createdAt", "updatedAt"))
                    .body("throttling.keySet()", contains("maxConcurrentRequests"));
            assertThat(lifecycleEventsSince()).isNotNull();
            topics.awaitValue(
                    Topic.APPS,
                    value -> value.contains("\"appId\":" + appId + ",")
                            && value.contains("\"maxConcurrentRequests\":12,\"lifecycleEventsSince\":\"2"));

            as(hapikey).delete(path("/settings")).then().statusCode(204);
            as(hapikey).body(TARGET).put(path("/settings")).then().statusCode(200);
            assertThat(lifecycleEventsSince()).isNull();
        }

        private @Nullable Instant lifecycleEventsSince() {
            return apps.find(appId)
                    .orElseThrow()
                    .webhooks()
                    .orElseThrow()
                    .settings()
                    .lifecycleEventsSince();
        }

        @ParameterizedTest
        @CsvSource({
            "http://app.example/hooks, 10, must begin with https://",
            "https://10.0.0.1/hooks, 10, IP address",
            "https://app.example/hooks, 0, from 1 to 1000",
            "https://app.example/hooks, 1001, from 1 to 1000"
        })
        void areRefusedWithTheReason(String url, int atOnce, String reason) {
            isError(
                            as(hapikey)
                                    .body(SETTINGS.formatted(url, atOnce))
                                    .put(path("/settings"))
                                    .then(),
                            400,
                            "VALIDATION_ERROR")
                    .body("message", containsString(reason));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"", "{", "[]", "null", "{}", "{\"targetUrl\":\"https://app.example\"}", "{\"throttling\":7}"
                })
        void mustBeWholeJson(String body) {
            isError(as(hapikey).body(body).put(path("/settings")).then(), 400, "VALIDATION_ERROR");
        }

        @Test
        void mayBeOnThisMachineWhereThatIsAllowed() {
            as(hapikey)
                    .body(SETTINGS.formatted("http://localhost:8090/webhooks", 10))
                    .put(path("/settings"))
                    .then()
                    .statusCode(200);
        }
    }

    @Nested
    class Subscriptions {
        @Test
        void startPausedAndLive() {
            String id = subscribe("{\"eventType\":\"contact.creation\"}")
                    .statusCode(201)
                    .body("id", matchesPattern("\\d+"))
                    .body("eventType", equalTo("contact.creation"))
                    .body("active", equalTo(false))
                    .body("$", not(hasKey("propertyName")))
                    .extract()
                    .path("id");

            as(hapikey).get(path("/subscriptions")).then().statusCode(200).body("results", hasSize(1));
            as(hapikey).get(path("/subscriptions/" + id)).then().statusCode(200).body("id", equalTo(id));
            as(hapikey)
                    .body("{\"active\":true}")
                    .patch(path("/subscriptions/" + id))
                    .then()
                    .statusCode(200)
                    .body("active", equalTo(true));
            as(hapikey).delete(path("/subscriptions/" + id)).then().statusCode(204);
            isError(as(hapikey).get(path("/subscriptions/" + id)).then(), 404, "OBJECT_NOT_FOUND");
        }

        @Test
        void mayBeginActiveAndNameAProperty() {
            subscribe("{\"eventType\":\"contact.propertyChange\",\"propertyName\":\"email\",\"active\":true}")
                    .statusCode(201)
                    .body("propertyName", equalTo("email"))
                    .body("active", equalTo(true));

            topics.awaitValue(
                    Topic.APPS,
                    value -> value.contains("\"appId\":" + appId + ",")
                            && value.contains("\"propertyName\":\"email\",\"active\":true"));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                {"eventType":"deal.creation"}                             | crm.objects.deals.read
                {"eventType":"contact.unknown"}                           | contact.unknown
                {"eventType":"contact.creation","propertyName":"email"}   | .propertyChange only
                {"eventType":"contact.creation","objectTypeId":"0-1"}     | objectTypeId
                {"active":true}                                           | eventType is required
                {"eventType":                                             | Invalid input JSON on line 1
                """)
        void areRefusedWithTheReason(String body, String reason) {
            isError(subscribe(body), 400, "VALIDATION_ERROR").body("message", containsString(reason));
        }

        @Test
        void areThereOnce() {
            subscribe("{\"eventType\":\"contact.creation\"}").statusCode(201);

            isError(subscribe("{\"eventType\":\"contact.creation\"}"), 400, "VALIDATION_ERROR");
        }

        @Test
        void areSwitchedInBatches() {
            String id =
                    subscribe("{\"eventType\":\"contact.creation\"}").extract().path("id");

            batch("{\"inputs\":[{\"id\":" + id + ",\"active\":true}]}")
                    .statusCode(200)
                    .body("status", equalTo("COMPLETE"))
                    .body("results[0].active", equalTo(true))
                    .body("$", not(hasKey("errors")));
            batch("{\"inputs\":[{\"id\":" + id + ",\"active\":false},{\"id\":2000000001,\"active\":true}]}")
                    .statusCode(207)
                    .body("results[0].active", equalTo(false))
                    .body("numErrors", equalTo(1))
                    .body("errors[0].status", equalTo("error"))
                    .body("errors[0].category", equalTo("SUBSCRIPTION_ID_NOT_FOUND"))
                    .body("errors[0].subCategory", equalTo("SubscriptionErrors.SUBSCRIPTION_IDS_NOT_FOUND"))
                    .body("errors[0].context.subscriptionIds[0]", equalTo("2000000001"));
            isError(batch("{\"inputs\":[{\"id\":" + id + "}]}"), 400, "VALIDATION_ERROR");
            isError(batch("{}"), 400, "VALIDATION_ERROR");
        }

        @Test
        void tellEachWishOfABatchThatCannotBeMet() {
            String id =
                    subscribe("{\"eventType\":\"contact.creation\"}").extract().path("id");
            String orphan =
                    subscribe("{\"eventType\":\"contact.deletion\"}").extract().path("id");
            rows("UPDATE app_subscription SET event_type = 'deal.creation' WHERE id = " + orphan);

            batch("{\"inputs\":[{\"id\":2000000001,\"active\":true},{\"id\":" + orphan + ",\"active\":true},{\"id\":"
                            + id + ",\"active\":true},{\"id\":2000000002,\"active\":false}]}")
                    .statusCode(207)
                    .body(
                            "keySet()",
                            containsInAnyOrder("status", "results", "startedAt", "completedAt", "numErrors", "errors"))
                    .body("status", equalTo("COMPLETE"))
                    .body("results", hasSize(1))
                    .body("results[0].id", equalTo(id))
                    .body("results[0].active", equalTo(true))
                    .body("numErrors", equalTo(2))
                    .body("errors[0].context.subscriptionIds", contains("2000000001", "2000000002"))
                    .body("errors[0].errors", hasSize(0))
                    .body("errors[0]", hasKey("links"))
                    .body("errors[1].category", equalTo("VALIDATION_ERROR"))
                    .body("errors[1].context.subscriptionIds", contains(orphan))
                    .body("errors[1].message", containsString("crm.objects.deals.read"));
            as(hapikey).get(path("/subscriptions/" + orphan)).then().body("active", equalTo(false));
        }

        @Test
        void areChangedByPutAsByPatch() {
            String id =
                    subscribe("{\"eventType\":\"contact.creation\"}").extract().path("id");

            as(hapikey)
                    .body("{\"active\":true}")
                    .put(path("/subscriptions/" + id))
                    .then()
                    .statusCode(200)
                    .body("active", equalTo(true));
        }

        @Test
        void areAThousandAtMost() {
            rows("INSERT INTO app_subscription (id, app_id, event_type, property_name, active, created_at, updated_at)"
                    + " SELECT nextval('app_subscription_id_seq'), " + appId
                    + ", 'contact.propertyChange', 'p' || n, false, now(), now() FROM generate_series(1, 999) n");
            subscribe("{\"eventType\":\"contact.creation\"}").statusCode(201);

            isError(subscribe("{\"eventType\":\"contact.deletion\"}"), 400, "VALIDATION_ERROR")
                    .body(
                            "message",
                            equalTo("Couldn't create another subscription. You've reached the maximum number allowed"
                                    + " per application (1000)."));
        }

        private void rows(String sql) {
            try (var connection = database.getConnection();
                    var statement = connection.createStatement()) {
                statement.executeUpdate(sql);
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        }

        private ValidatableResponse subscribe(String body) {
            return as(hapikey).body(body).post(path("/subscriptions")).then();
        }

        private ValidatableResponse batch(String body) {
            return as(hapikey)
                    .body(body)
                    .post(path("/subscriptions/batch/update"))
                    .then();
        }
    }

    @Nested
    class Callers {
        @ParameterizedTest
        @ValueSource(strings = {"/webhooks/2026-03/", "/app-webhooks/2025-09/", "/app-webhooks/2026-09/"})
        void findTheSameUnderEachPath(String door) {
            as(hapikey).body(TARGET).put(door + appId + "/settings").then().statusCode(200);
            String id = as(hapikey)
                    .body("{\"eventType\":\"contact.creation\"}")
                    .post(door + appId + "/subscriptions")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            as(hapikey)
                    .body("{\"inputs\":[{\"id\":" + id + ",\"active\":true}]}")
                    .post(door + appId + "/subscriptions/batch/update")
                    .then()
                    .statusCode(200);

            as(hapikey).get(path("/subscriptions/" + id)).then().statusCode(200).body("active", equalTo(true));
            as(hapikey).delete(door + appId + "/subscriptions/" + id).then().statusCode(204);
            isError(given().get(door + appId + "/settings").then(), 401, "INVALID_AUTHENTICATION");
        }

        @ParameterizedTest
        @ValueSource(strings = {"/webhooks/2025-09/", "/app-webhooks/v3/", "/app-webhooks/2026-03/"})
        void findNothingUnderOtherPaths(String door) {
            as(hapikey).get(door + appId + "/subscriptions").then().statusCode(404);
        }

        @Test
        void mayShowTheKeyAsABearerToken() {
            given().header("Authorization", "Bearer " + hapikey)
                    .get(path("/subscriptions"))
                    .then()
                    .statusCode(200);
        }

        @Test
        void needAKey() {
            isError(given().get(path("/settings")).then(), 401, "INVALID_AUTHENTICATION");
            isError(as("wrong").get(path("/settings")).then(), 401, "INVALID_AUTHENTICATION");
        }

        @Test
        void arePassedByWhenTheAppIsAnothers() {
            String other = key(developers.newAccount());

            isError(as(other).get(path("/settings")).then(), 404, "OBJECT_NOT_FOUND");
            isError(as(other).body(TARGET).put(path("/settings")).then(), 404, "OBJECT_NOT_FOUND");
            isError(as(other).delete(path("/subscriptions/1")).then(), 404, "OBJECT_NOT_FOUND");
            isError(as(hapikey).get("/webhooks/v3/999999/settings").then(), 404, "OBJECT_NOT_FOUND");
        }

        @Test
        void cannotReachASubscriptionThroughAnotherApp() {
            String id = as(hapikey)
                    .body("{\"eventType\":\"contact.creation\"}")
                    .post(path("/subscriptions"))
                    .then()
                    .extract()
                    .path("id");
            var other = developers.owner();
            int otherApp = other.newApp(TestApps.name());

            isError(
                    as(key(other.accountId()))
                            .body("{\"active\":true}")
                            .patch("/webhooks/v3/" + otherApp + "/subscriptions/" + id)
                            .then(),
                    404,
                    "OBJECT_NOT_FOUND");
        }
    }

    private String key(int developerAccountId) {
        var issued = (ApiKeyOutcome.Issued) keys.issue(developerAccountId, "test");
        assertThat(issued.toString()).doesNotContain(issued.key());
        return issued.key();
    }

    private String path(String below) {
        return "/webhooks/v3/" + appId + below;
    }

    private static RequestSpecification as(String key) {
        return given().queryParam("hapikey", key).contentType(ContentType.JSON);
    }

    private static ValidatableResponse isError(ValidatableResponse answer, int status, String category) {
        return answer.statusCode(status)
                .contentType(ContentType.JSON)
                .body("status", equalTo("error"))
                .body("category", equalTo(category))
                .body("correlationId", matchesPattern(UUID));
    }
}
