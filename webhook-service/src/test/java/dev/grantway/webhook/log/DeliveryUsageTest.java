package dev.grantway.webhook.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.UsageTotals;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.webhook.Fixture;
import dev.grantway.webhook.Receiver;
import dev.grantway.webhook.attempt.Attempt;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is told of deliveries on the usage topic. */
@QuarkusTest
class DeliveryUsageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Instant thisHour = Instant.now().truncatedTo(ChronoUnit.HOURS);
    private final String id = "ins_" + UUID.randomUUID();
    private final Receiver receiver = new Receiver();
    private final Fixture fixture;
    private final AttemptLog log;
    private final AgroalDataSource database;
    private final ObjectMapper json;
    private final TopicReader topics;

    DeliveryUsageTest(
            Fixture fixture,
            AttemptLog log,
            AgroalDataSource database,
            ObjectMapper json,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.fixture = fixture;
        this.log = log;
        this.database = database;
        this.json = json;
        this.topics = new TopicReader(kafka);
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void saysHowManyWereDeliveredAndHowManyWereGivenUp() {
        int account = Fixture.newId();
        var installation = fixture.install(fixture.app(receiver.failing(3).url()), account);
        fixture.contactCreated(account, 1); // given up: the schedule of the tests has two retries
        await().atMost(PATIENCE).until(() -> receiver.received().size() == 3);
        fixture.contactCreated(account, 2);

        await().atMost(PATIENCE)
                .until(() ->
                        deliveries(installation.installationId()) == 1 && failed(installation.installationId()) == 1);
        assertThat(told(installation.installationId())).allSatisfy(totals -> {
            assertThat(totals.source()).isEqualTo("webhook");
            assertThat(totals.accountId()).isEqualTo(account);
            assertThat(totals.appId()).isEqualTo(installation.app().id());
            assertThat(totals.apiCalls()).isZero();
            assertThat(totals.apiCallsByScope()).isEmpty();
            assertThat(totals.firstCallAt()).isNull();
            assertThat(totals.lastUsedAt()).isNull();
        });
    }

    @Test
    void countsAnAttemptOnceHoweverOftenItsRecordComes() {
        var first = attempt(UUID.randomUUID(), "delivered", 3);
        var second = attempt(UUID.randomUUID(), "gave_up", 2);

        log.add(List.of(first, second, first));
        log.add(List.of(second, first, attempt(UUID.randomUUID(), "retry", 9)));
        log.add(List.of(attempt(UUID.randomUUID(), "delivered", 4)));

        await().atMost(PATIENCE).until(() -> deliveries(id) == 7);
        assertThat(failed(id)).isEqualTo(2);
        assertThat(told(id)).extracting(UsageTotals::instance).containsOnly("log");
    }

    /** As after a kill between the count and the telling: all that is there is the row. */
    @Test
    void tellsWhatAnotherProcessCountedAndDidNotTell() throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        INSERT INTO delivery_hour (installation_id, hour, app_id, account_id, deliveries, failed, revision)
                        VALUES (?, '2026-01-01T00:00:00Z', 1, 2, 5, 6, 4)""")) {
            insert.setString(1, id);
            insert.executeUpdate();
        }

        await().atMost(PATIENCE).until(() -> deliveries(id) == 5);
        assertThat(told(id)).extracting(UsageTotals::sequence).containsExactly(4L);
    }

    @Test
    void isNotCountedWhenTheLineOfTheLogIsNotStored() {
        var unstorable = attempt(UUID.randomUUID(), "delivered", 1, Instant.parse("1999-01-01T00:00:00Z"));
        var good = attempt(UUID.randomUUID(), "delivered", 3);

        assertThatThrownBy(() -> log.add(List.of(good, unstorable))) // no partition takes it
                .hasMessageContaining("could not be stored");
        log.add(List.of(good));

        await().atMost(PATIENCE).until(() -> deliveries(id) > 0);
        assertThat(deliveries(id)).isEqualTo(3);
    }

    private long deliveries(String installationId) {
        return last(installationId).map(UsageTotals::deliveries).orElse(0L);
    }

    private long failed(String installationId) {
        return last(installationId).map(UsageTotals::failedDeliveries).orElse(0L);
    }

    private Optional<UsageTotals> last(String installationId) {
        return told(installationId).stream().max(Comparator.comparingLong(UsageTotals::sequence));
    }

    private List<UsageTotals> told(String installationId) {
        return topics.all(Topic.USAGE).stream()
                .filter(message -> installationId.equals(message.key()))
                .map(message -> read(message.value()))
                .toList();
    }

    private UsageTotals read(String value) {
        try {
            return json.readValue(value, UsageTotals.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Attempt attempt(UUID attemptId, String outcome, int events) {
        return attempt(attemptId, outcome, events, thisHour);
    }

    private Attempt attempt(UUID attemptId, String outcome, int events, Instant startedAt) {
        return new Attempt(
                attemptId,
                startedAt,
                "msg_" + attemptId,
                1,
                2,
                id,
                1,
                0,
                outcome,
                null,
                200,
                5,
                "https://app.example/hooks",
                10,
                10,
                List.of(Fixture.CREATION),
                List.of(1L),
                IntStream.range(0, events).mapToObj(event -> "msg_" + event).toList(),
                null,
                null);
    }
}
