package dev.grantway.webhook.logpages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grantway.contracts.events.WebhookSettings;
import dev.grantway.webhook.Developers;
import dev.grantway.webhook.Fixture;
import dev.grantway.webhook.log.LoggedAttempts;
import dev.grantway.webhook.log.LoggedAttempts.Draft;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The charts and the health of the endpoint above the list. */
@QuarkusTest
class OverviewTest {
    private final Fixture fixture;
    private final Developers developers;
    private final LoggedAttempts log;
    private final AgroalDataSource database;

    OverviewTest(Fixture fixture, Developers developers, LoggedAttempts log, AgroalDataSource database) {
        this.fixture = fixture;
        this.developers = developers;
        this.log = log;
        this.database = database;
    }

    @ParameterizedTest
    @ValueSource(strings = {"hour", "day", "week", "month"})
    void drawsEachPeriodAndGivesItInFiguresToo(String period) {
        int appId = app();
        log.add(log.draft(appId).took(3), log.draft(appId).took(700).status(500));

        assertThat(page(appId, "?period=" + period))
                .contains("<rect class=\"delivered\"", "<rect class=\"failed\"", "<path class=\"p99\"")
                .contains("role=\"img\" aria-label=\"Attempts: delivered, and failed above")
                .contains("<td>50 %</td>")
                .doesNotContain("style=", "<script>");
    }

    @Test
    void saysHowTheEndpointIsAndWhatHappensNext() throws SQLException {
        int appId = app();
        var now = Instant.now();
        assertThat(page(appId, "")).contains("Nothing was tried yet");

        log.add(log.draft(appId).at(now.minusSeconds(90)));
        assertThat(page(appId, "")).contains("nothing waits", "100.0 % of 1");

        log.add(
                log.draft(appId).at(now.minusSeconds(60)).status(500),
                log.draft(appId).at(now.minusSeconds(30)).failure("timeout"));
        assertThat(page(appId, "")).contains("nothing waits for another", "33.3 % of 3", "<dd>2</dd>");

        waits(appId, 3);
        assertThat(page(appId, "")).contains("tried again, up to ten times", "<dd>3, the first is due");

        log.add(log.draft(appId).at(now.minusSeconds(10)));
        assertThat(page(appId, "")).contains("each delivery at its own time", "50.0 % of 4", "<dd>0</dd>");
    }

    @Test
    void countsToAThousandAndNoFurther() throws SQLException {
        int appId = app();
        var now = Instant.now();
        log.add(IntStream.range(0, 1_002)
                .mapToObj(each -> log.draft(appId).at(now.minusSeconds(60)).status(500))
                .toArray(Draft[]::new));
        waits(appId, 1_002);

        assertThat(page(appId, "")).contains("<dd>1,000+</dd>", "<dd>1,000+, the first is due");
    }

    @Test
    void saysThatAnAppWithoutATargetIsSentNothing() {
        var app = fixture.app("https://app.example/hooks");
        page(app.appId(), "");
        fixture.stop(app);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(page(app.appId(), "")).contains("no target URL"));
    }

    @Test
    void isLeftOutWhereSomethingIsLookedFor() {
        int appId = app();
        log.add(log.draft(appId));

        assertThat(page(appId, "?outcome=delivered")).doesNotContain("<svg", "id=\"health\"");
    }

    private int app() {
        return fixture.app(new WebhookSettings("https://app.example/hooks", 1, null))
                .appId();
    }

    private String page(int appId, String parameters) {
        String address = "/developer/apps/" + appId + "/deliveries" + parameters;
        await().atMost(Duration.ofSeconds(60))
                .until(() -> developers.owner().accept("text/html").get(address).statusCode() == 200);
        return developers.owner().accept("text/html").get(address).asString();
    }

    /** Not due for long: the service would publish it. */
    private void waits(int appId, int rows) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("""
                        INSERT INTO delivery_retry (id, due_at, endpoint, webhook_id, attempt, postponed, payload)
                        SELECT gen_random_uuid(), now() + interval '2 days', ?, 'msg_' || n, 1, false, ''
                          FROM generate_series(1, ?) n""")) {
            statement.setString(1, appId + "-0");
            statement.setInt(2, rows);
            statement.executeUpdate();
        }
    }
}
