package dev.grantway.webhook.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grantway.contracts.events.AppSigningSecrets.CustomHeader;
import dev.grantway.contracts.events.DeliveryOptions;
import dev.grantway.contracts.events.WebhookFormat;
import dev.grantway.contracts.events.WebhookSettings;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.DevStackResource;
import dev.grantway.devstack.TopicReader;
import dev.grantway.webhook.Fixture;
import dev.grantway.webhook.Receiver;
import dev.grantway.webhook.catalog.SigningSecrets;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Deliveries as their app wants them. */
@QuarkusTest
@QuarkusTestResource(DevStackResource.class)
class AppOptionsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Receiver receiver = new Receiver();
    private final Fixture fixture;
    private final SigningSecrets known;
    private final DataSource database;
    private final String kafka;

    AppOptionsTest(
            Fixture fixture,
            SigningSecrets known,
            DataSource database,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.fixture = fixture;
        this.known = known;
        this.database = database;
        this.kafka = kafka;
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private Fixture.App app(boolean heedsRetryAfter, Integer... finalStatuses) {
        var options = new DeliveryOptions(
                WebhookFormat.HUBSPOT, false, false, false, null, false, heedsRetryAfter, List.of(finalStatuses));
        return fixture.app(new WebhookSettings(receiver.url(), 1, null, options));
    }

    private void send(Fixture.App app) {
        int account = Fixture.newId();
        fixture.install(app, account);
        fixture.contactCreated(account, 1);
        await().atMost(PATIENCE).until(() -> !receiver.received().isEmpty());
    }

    @Test
    void addsTheHeadersOfTheDeveloperAndLetsNoneTakeThePlaceOfOurs() {
        var app = app(true);
        fixture.addHeaders(
                app,
                List.of(
                        new CustomHeader("X-Api-Key", "let us in"),
                        new CustomHeader("Webhook-Id", "msg_of_mine"),
                        new CustomHeader("x-hubspot-signature", "none"),
                        new CustomHeader("HOST", "elsewhere.example")));
        await().atMost(PATIENCE)
                .until(() -> known.find(app.appId())
                        .filter(secrets -> !secrets.customHeaders().isEmpty())
                        .isPresent());

        send(app);

        var headers = receiver.received().getFirst();
        assertThat(headers.header("X-Api-Key")).isEqualTo("let us in");
        assertThat(headers.header("webhook-id")).startsWith("msg_").isNotEqualTo("msg_of_mine");
        assertThat(headers.header("X-HubSpot-Signature")).hasSize(64);
        assertThat(headers.header("Host")).startsWith("127.0.0.1");
    }

    @Test
    void triesNoMoreAfterAnAnswerThatTheAppTakesForFinal() {
        var app = app(true, 422);
        receiver.answering(100, 422, null);

        send(app);

        var letter = new TopicReader(kafka)
                .awaitValue(Topic.DEAD_LETTERS, value -> value.contains("\"appId\":" + app.appId()));
        assertThat(letter).contains("\"reason\":\"final_status\"", "\"attempts\":1", "422");
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    @DisplayName("25: what a busy endpoint asks for is heeded, unless its app wants it otherwise")
    void heedsWhenABusyEndpointWantsToBeAskedAgain() {
        receiver.answering(100, 429, "7200");
        var heeding = app(true);
        send(heeding);
        var other = app(false);
        send(other);

        assertThat(nextAttemptOf(heeding)).isAfter(Instant.now().plus(Duration.ofMinutes(110)));
        assertThat(nextAttemptOf(other)).isBefore(Instant.now().plus(Duration.ofMinutes(110)));
    }

    private Instant nextAttemptOf(Fixture.App app) {
        return await().atMost(PATIENCE)
                .until(() -> dueAt(app), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<Instant> dueAt(Fixture.App app) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "SELECT min(due_at) AS due FROM delivery_retry WHERE endpoint = ?")) {
            statement.setString(1, app.appId() + "-0");
            try (var row = statement.executeQuery()) {
                row.next();
                return Optional.ofNullable(row.getObject("due", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant);
            }
        }
    }
}
