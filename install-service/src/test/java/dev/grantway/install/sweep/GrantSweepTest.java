package dev.grantway.install.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.contracts.events.TokensIssued;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.install.installation.GrantEventsBacklog;
import dev.grantway.install.installation.Installation;
import dev.grantway.install.installation.InstallationView;
import dev.grantway.install.neighbour.NeighbourAway;
import dev.grantway.install.stage.Installs;
import dev.grantway.install.stage.Neighbours;
import dev.grantway.install.stage.Stage;
import dev.grantway.install.tokens.KnownGrant;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GrantSweepTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final GrantSweep sweep;
    private final Neighbours neighbours;
    private final Installs installs;
    private final InstallationView view;
    private final MeterRegistry metrics;
    private final SweepStore store;
    private final GrantEventsBacklog backlog;
    private final Stage stage;
    private final AgroalDataSource database;
    private final ObjectMapper json;
    private final String kafka;

    GrantSweepTest(
            GrantSweep sweep,
            Neighbours neighbours,
            Installs installs,
            InstallationView view,
            MeterRegistry metrics,
            SweepStore store,
            GrantEventsBacklog backlog,
            Stage stage,
            AgroalDataSource database,
            ObjectMapper json,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.store = store;
        this.backlog = backlog;
        this.stage = stage;
        this.database = database;
        this.json = json;
        this.kafka = kafka;
        this.sweep = sweep;
        this.neighbours = neighbours;
        this.installs = installs;
        this.view = view;
        this.metrics = metrics;
    }

    @AfterEach
    void noGrantsAreListed() {
        neighbours.grants.clear();
    }

    @Test
    void completesAnInstallationWhoseEventWasLostAndCountsIt() {
        var authorized = installs.authorized();
        double before = madeGood();
        neighbours.grants.add(grant(authorized, Instant.now().minus(LONG), false));

        sweepUntilActive(authorized);
        sweep.sweep();

        assertThat(madeGood() - before).isEqualTo(1);
    }

    @Test
    void leavesAloneWhatMayStillBeOnItsWay() {
        var authorized = installs.authorized();
        var older = installs.authorized();
        neighbours.grants.add(grant(authorized, Instant.now(), false));
        neighbours.grants.add(grant(older, Instant.now().minus(LONG), false));

        sweepUntilActive(older);

        assertThat(status(authorized)).isEqualTo(InstallationStatus.AUTHORIZED);
    }

    @Test
    void learnsOfARevocationToo() {
        var authorized = installs.authorized();
        neighbours.grants.add(grant(authorized, Instant.now().minus(LONG), true));

        sweepUntil(authorized, InstallationStatus.NEEDS_REAUTHORIZATION);
    }

    @Test
    void goesOnBehindAGrantThatFailsAndComesBackToIt() {
        var poison = installs.authorized();
        var first = installs.authorized();
        var behind = installs.authorized();
        neighbours.grants.add(grant(first, Instant.now().minus(LONG), false));
        sweepUntilActive(first);
        var place = store.sweptUntil();
        neighbours.grants.add(new KnownGrant(
                poison.id(),
                1,
                UUID.randomUUID().toString(),
                poison.app().id(),
                poison.accountId(),
                7,
                List.of("\u0000"),
                Instant.now().minus(LONG),
                null,
                null));
        neighbours.grants.add(grant(behind, Instant.now().minus(LONG), false));

        sweepUntilActive(behind);

        assertThat(status(poison)).isEqualTo(InstallationStatus.AUTHORIZED);
        assertThat(place).isPresent();
        assertThat(store.sweptUntil()).isEqualTo(place);
    }

    @Test
    void waitsWhileEventsAsOldAreStillToBeTakenIn() throws Exception {
        var held = installs.authorized();
        var late = installs.authorized();
        double before = madeGood();
        try (var connection = database.getConnection();
                var lock = connection.prepareStatement(
                        "SELECT 1 FROM installation WHERE installation_id = ? FOR UPDATE")) {
            connection.setAutoCommit(false);
            lock.setString(1, held.id());
            lock.execute();
            tellLate(installs.issued(held, "held-" + held.id()), Instant.now().minus(LONG));
            neighbours.grants.add(grant(late, Instant.now().minus(LONG), false));

            sweep.sweep();

            assertThat(status(late)).isEqualTo(InstallationStatus.AUTHORIZED);
            assertThat(madeGood()).isEqualTo(before);
            connection.rollback();
        }

        sweepUntilActive(late);
        assertThat(status(held)).isEqualTo(InstallationStatus.ACTIVE);
    }

    /** Under steady traffic some event waits at every moment. */
    @Test
    void doesNotWaitForEventsThatAreYoung() throws SQLException {
        var held = installs.authorized();
        var lost = installs.authorized();
        await().atMost(Duration.ofSeconds(30)).until(() -> backlog.isEmptyBefore(Instant.now()));
        try (var connection = database.getConnection();
                var lock = connection.prepareStatement(
                        "SELECT 1 FROM installation WHERE installation_id = ? FOR UPDATE")) {
            connection.setAutoCommit(false);
            lock.setString(1, held.id());
            lock.execute();
            var now = Instant.now();
            stage.publish(installs.issued(held, "young-" + held.id(), List.of("base"), now));
            new TopicReader(kafka)
                    .await(Topic.GRANT_EVENTS, message -> message.key().equals(held.id()));
            neighbours.grants.add(grant(lost, now.minus(LONG), false));

            sweep.sweep();

            assertThat(status(lost)).isEqualTo(InstallationStatus.ACTIVE);
            assertThat(backlog.isEmptyBefore(now.plusSeconds(1))).isFalse();
            connection.rollback();
        }
    }

    @Test
    void keepsItsPlaceAfterEachPageThoughTheNextOneFails() throws SQLException {
        var authorized = installs.authorized();
        var issuedAt = Instant.now().minus(Duration.ofMinutes(30)).truncatedTo(ChronoUnit.SECONDS);
        double before = madeGood();
        neighbours.grants.add(grant(authorized, issuedAt, false));
        try (var connection = database.getConnection();
                var forget = connection.prepareStatement("DELETE FROM grant_sweep")) {
            forget.executeUpdate();
        }
        neighbours.brokenNext.set("broken");
        try {
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                try {
                    sweep.sweep();
                } catch (NeighbourAway e) {
                    return true;
                }
                return false;
            });
        } finally {
            neighbours.brokenNext.set("");
        }

        assertThat(status(authorized)).isEqualTo(InstallationStatus.ACTIVE);
        assertThat(madeGood() - before).isEqualTo(1);
        assertThat(store.sweptUntil()).contains(issuedAt);
    }

    /** As when Kafka was away when it happened: the record is of now. */
    private void tellLate(TokensIssued issued, Instant happenedAt) throws Exception {
        var message = new ProducerRecord<>(
                Topic.GRANT_EVENTS.topicName(), issued.installationId(), json.writeValueAsString(issued));
        message.headers()
                .add("ce_type", TokensIssued.TYPE.getBytes(StandardCharsets.UTF_8))
                .add("ce_time", happenedAt.toString().getBytes(StandardCharsets.UTF_8));
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka), new StringSerializer(), new StringSerializer())) {
            producer.send(message).get();
        }
    }

    @Test
    void countsNothingForWhatTheEventToldBefore() {
        var active = installs.active();
        double before = madeGood();
        neighbours.grants.add(new KnownGrant(
                active.id(),
                1,
                "g-" + active.id(),
                active.app().id(),
                active.accountId(),
                7,
                active.scopes(),
                Instant.parse("2026-01-01T00:00:00Z"),
                null,
                null));

        sweep.sweep();

        assertThat(madeGood()).isEqualTo(before);
    }

    private void sweepUntilActive(Installation installation) {
        sweepUntil(installation, InstallationStatus.ACTIVE);
    }

    /** The events of other tests may still be on their way, and then a sweep does nothing. */
    private void sweepUntil(Installation installation, InstallationStatus wanted) {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            sweep.sweep();
            return status(installation) == wanted;
        });
    }

    private double madeGood() {
        return metrics.get("grantway_installations_completed_by_sweep_total")
                .counter()
                .count();
    }

    private InstallationStatus status(Installation installation) {
        return view.find(installation.id()).orElseThrow().status();
    }

    private static KnownGrant grant(Installation installation, Instant issuedAt, boolean revoked) {
        return new KnownGrant(
                installation.id(),
                installation.generation(),
                UUID.randomUUID().toString(),
                installation.app().id(),
                installation.accountId(),
                7,
                List.of("base", "contacts.read"),
                issuedAt,
                revoked ? issuedAt.plusSeconds(1) : null,
                null);
    }
}
