package dev.grantway.webhook.cancel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.grantway.contracts.events.DeliveryOptions;
import dev.grantway.contracts.events.WebhookFormat;
import dev.grantway.contracts.events.WebhookSettings;
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What waits for another attempt is ended by its developers. */
@QuarkusTest
@QuarkusTestResource(DevStackResource.class)
class CancelTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Receiver receiver = new Receiver();
    private final Fixture fixture;
    private final Developers developers;
    private final WaitingDeliveries waiting;
    private final DataSource database;

    CancelTest(Fixture fixture, Developers developers, WaitingDeliveries waiting, DataSource database) {
        this.fixture = fixture;
        this.developers = developers;
        this.waiting = waiting;
        this.database = database;
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    /** An app whose endpoint asks to be left alone for long, so that its deliveries wait. */
    private Fixture.App waits(int accounts) throws SQLException {
        receiver.answering(1_000_000, 429, "7200");
        var options = new DeliveryOptions(WebhookFormat.HUBSPOT, false, false, false, null, false, true, List.of());
        var app = fixture.app(new WebhookSettings(receiver.url(), 10, null, options));
        for (int number = 0; number < accounts; number++) {
            int account = Fixture.newId();
            fixture.install(app, account);
            fixture.contactCreated(account, number);
        }
        await().atMost(PATIENCE).until(() -> rows(app, "done_at IS NULL") == accounts);
        return app;
    }

    private int rows(Fixture.App app, String condition) throws SQLException {
        return count("SELECT count(*) FROM delivery_retry WHERE endpoint = ? AND " + condition, app.appId() + "-0");
    }

    private int lines(Fixture.App app) throws SQLException {
        return count(
                "SELECT count(*) FROM delivery_attempt WHERE outcome = 'cancelled' AND app_id = ?::integer",
                Integer.toString(app.appId()));
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

    private Response cancel(Map<String, ?> what) {
        return developers.changing().contentType(ContentType.JSON).body(what).post("/api/v1/deliveries/cancel");
    }

    @Test
    void endsOneWebhookAndSaysSoInItsLog() throws SQLException {
        var app = waits(2);
        String webhookId = receiver.received().getFirst().header("webhook-id");

        cancel(Map.of("appId", app.appId(), "webhookId", webhookId))
                .then()
                .statusCode(200)
                .body("cancelled", equalTo(1))
                .body("left", equalTo(0));

        assertThat(rows(app, "done_at IS NULL")).isEqualTo(1);
        developers
                .owner()
                .get("/api/v1/deliveries/" + webhookId)
                .then()
                .body("attempts.attempt.outcome", hasItem("cancelled"));
        cancel(Map.of("appId", app.appId(), "webhookId", webhookId))
                .then()
                .statusCode(200)
                .body("cancelled", equalTo(0));
    }

    @Test
    void endsAllOfAnEndpointFromItsPage() throws SQLException {
        var app = waits(3);
        String page = "/developer/apps/" + app.appId() + "/deliveries";
        developers
                .owner()
                .accept("text/html")
                .get(page)
                .then()
                .statusCode(200)
                .body(containsString("Cancel all that waits"));

        String back = developers
                .changing()
                .accept("text/html")
                .contentType(ContentType.URLENC)
                .formParam("csrf_token", developers.csrfToken())
                .post(page + "/cancel")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");

        assertThat(rows(app, "done_at IS NULL")).isZero();
        assertThat(lines(app)).isEqualTo(3);
        developers.owner().accept("text/html").get(back).then().body(containsString("3 deliveries were cancelled."));
    }

    /** Whoever had it may have published it, and went away before the row was marked. */
    @Test
    void leavesAloneWhatMayBeOnItsWayAlready() throws SQLException {
        var app = waits(2);
        String published = receiver.received().getFirst().header("webhook-id");
        run("UPDATE delivery_retry SET leased_until = now() - interval '1 minute' WHERE webhook_id = ?", published);

        cancel(Map.of("appId", app.appId()))
                .then()
                .statusCode(200)
                .body("cancelled", equalTo(1))
                .body("left", equalTo(1));

        assertThat(count("SELECT count(*) FROM delivery_retry WHERE done_at IS NULL AND webhook_id = ?", published))
                .isEqualTo(1);
    }

    private void run(String sql, String value) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, value);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    @Test
    void isForThoseWhoMayChangeTheApp() throws SQLException {
        var app = waits(1);

        developers
                .changingAs(Fixture.DEVELOPER_ACCOUNT, "READ_ONLY")
                .contentType(ContentType.JSON)
                .body(Map.of("appId", app.appId()))
                .post("/api/v1/deliveries/cancel")
                .then()
                .statusCode(403);
        developers
                .changingAs(Fixture.DEVELOPER_ACCOUNT + 1, "OWNER")
                .contentType(ContentType.JSON)
                .body(Map.of("appId", app.appId()))
                .post("/api/v1/deliveries/cancel")
                .then()
                .statusCode(404);

        developers
                .changingAs(Fixture.DEVELOPER_ACCOUNT, "READ_ONLY")
                .accept("text/html")
                .contentType(ContentType.URLENC)
                .formParam("csrf_token", developers.csrfToken())
                .post("/developer/apps/" + app.appId() + "/deliveries/cancel")
                .then()
                .statusCode(403)
                .body(containsString("You may only look"));

        assertThat(rows(app, "done_at IS NULL")).isEqualTo(1);
    }

    /** Each row is published and sent, or cancelled with a line: beside the claimer, which is at it at the same time. */
    @Test
    void endsEachRowInOneWayAlone() throws SQLException {
        int accounts = 60;
        receiver.failing(1_000_000);
        var app = fixture.app(receiver.url(), 10);
        IntStream.range(0, accounts).forEach(number -> {
            int account = Fixture.newId();
            fixture.install(app, account);
            fixture.contactCreated(account, number);
        });
        await().atMost(PATIENCE).until(() -> rows(app, "true") >= accounts / 2);

        for (int round = 0; round < 30; round++) {
            var _ = waiting.cancelAll(app.appId(), 1);
            await().pollDelay(Duration.ofMillis(50)).until(() -> true);
        }
        receiver.failing(0);
        await().atMost(PATIENCE).until(() -> {
            var _ = waiting.cancelAll(app.appId(), 1);
            return rows(app, "done_at IS NULL") == 0;
        });

        var cancelled = webhooks(app, "outcome = 'cancelled'");
        var sentAfter = new HashSet<>(receiver.taken().stream()
                .map(request -> request.header("webhook-id"))
                .collect(Collectors.toSet()));
        assertThat(cancelled).isNotEmpty();
        assertThat(lines(app)).isEqualTo(cancelled.size()); // a webhook has one row that waits, and so one such line
        sentAfter.retainAll(cancelled);
        assertThat(sentAfter).isEmpty();
    }

    private List<String> webhooks(Fixture.App app, String condition) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "SELECT DISTINCT webhook_id FROM delivery_attempt WHERE app_id = ? AND " + condition)) {
            statement.setInt(1, app.appId());
            try (var rows = statement.executeQuery()) {
                var found = new ArrayList<String>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                return found;
            }
        }
    }
}
