package dev.grantway.webhook.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.grantway.devstack.DevStackResource;
import dev.grantway.webhook.Developers;
import dev.grantway.webhook.Fixture;
import dev.grantway.webhook.Receiver;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Examples that a developer has sent. */
@QuarkusTest
@QuarkusTestResource(DevStackResource.class)
class TestEventsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TESTS = "/api/v1/deliveries/tests";

    private final Receiver receiver = new Receiver();
    private final Fixture fixture;
    private final Developers developers;
    private final DataSource database;

    TestEventsTest(Fixture fixture, Developers developers, DataSource database) {
        this.fixture = fixture;
        this.developers = developers;
        this.database = database;
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private Response send(Fixture.App app, String eventType) {
        return developers
                .changing()
                .contentType(ContentType.JSON)
                .body(Map.of("appId", app.appId(), "eventType", eventType))
                .post(TESTS);
    }

    private Fixture.App known() {
        var app = fixture.app(receiver.url());
        await().atMost(PATIENCE)
                .until(() -> developers
                                .owner()
                                .get("/api/v1/deliveries?appId=" + app.appId())
                                .statusCode()
                        == 200);
        return app;
    }

    @Test
    void goToTheTargetSignedAndMarkedThoughNobodyInstalledTheApp() {
        var app = known();

        String webhookId =
                send(app, Fixture.CREATION).then().statusCode(202).extract().path("webhookId");
        await().atMost(PATIENCE).until(() -> receiver.received().size() == 1);

        var request = receiver.received().getFirst();
        assertThat(request.header("webhook-id")).isEqualTo(webhookId);
        assertThat(request.header("Grantway-Test")).isEqualTo("true");
        assertThat(request.header("webhook-signature")).startsWith("v1,");
        assertThat(request.events().get(0).path("subscriptionType").asText()).isEqualTo(Fixture.CREATION);
        assertThat(request.events().get(0).has("objectId")).isTrue();
        await().atMost(PATIENCE)
                .untilAsserted(() -> developers
                        .owner()
                        .get("/api/v1/deliveries/" + webhookId)
                        .then()
                        .statusCode(200)
                        .body("attempts[0].attempt.origin", equalTo("test")));
    }

    @Test
    void areTriedOnceAndLeadToNothingElse() throws SQLException {
        var app = known();
        receiver.failing(100);

        String webhookId =
                send(app, Fixture.CREATION).then().statusCode(202).extract().path("webhookId");

        await().atMost(PATIENCE)
                .untilAsserted(() -> developers
                        .owner()
                        .get("/api/v1/deliveries/" + webhookId)
                        .then()
                        .statusCode(200)
                        .body("attempts[0].attempt.outcome", equalTo("gave_up")));
        await().pollDelay(Duration.ofSeconds(2)).until(() -> true); // a retry or a letter would be there
        assertThat(receiver.received()).hasSize(1);
        assertThat(count("SELECT count(*) FROM delivery_retry WHERE webhook_id = ?", webhookId))
                .isZero();
        assertThat(count("SELECT count(*) FROM dead_letter WHERE webhook_id = ?", webhookId))
                .isZero();
    }

    private int count(String sql, String value) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, value);
            try (var row = statement.executeQuery()) {
                assertThat(row.next()).isTrue();
                return row.getInt(1);
            }
        }
    }

    @Test
    void areTenAMinuteAtMost() {
        var app = known();

        var answers = IntStream.range(0, 25)
                .mapToObj(_ -> send(app, Fixture.CREATION).statusCode())
                .toList();

        // a minute may begin between them
        assertThat(answers).filteredOn(status -> status == 202).hasSizeBetween(10, 20);
        assertThat(answers).contains(429);
    }

    @Test
    void areRefusedWithTheReason() {
        var app = known();

        send(app, "no.such.type").then().statusCode(400).body("errors[0].field", equalTo("eventType"));
        fixture.stop(app);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> send(app, Fixture.CREATION).then().statusCode(409).body("code", equalTo("NO_TARGET")));
        developers
                .changingAs(Fixture.DEVELOPER_ACCOUNT, "READ_ONLY")
                .contentType(ContentType.JSON)
                .body(Map.of("appId", app.appId(), "eventType", Fixture.CREATION))
                .post(TESTS)
                .then()
                .statusCode(403);
    }

    @Test
    void areSentFromThePageOfTheEndpointWhichLeadsToTheResult() {
        var app = known();
        String page = "/developer/apps/" + app.appId() + "/deliveries";
        developers
                .owner()
                .accept("text/html")
                .get(page)
                .then()
                .body(containsString("Send a test event"))
                .body(containsString("<option>" + Fixture.CREATION + "</option>"));

        String result = developers
                .changing()
                .accept("text/html")
                .contentType(ContentType.URLENC)
                .formParam("csrf_token", developers.csrfToken())
                .formParam("eventType", Fixture.CREATION)
                .post(page + "/test")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");

        developers.owner().accept("text/html").get(result).then().statusCode(200);
        await().atMost(PATIENCE)
                .untilAsserted(() -> developers
                        .owner()
                        .accept("text/html")
                        .get(result)
                        .then()
                        .statusCode(200)
                        .body(containsString("Attempt 1"))
                        .body(containsString(">Test</span>")));
    }
}
