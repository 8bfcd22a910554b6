package dev.grantway.webhook.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.grantway.webhook.Fixture;
import dev.grantway.webhook.Receiver;
import dev.grantway.webhook.catalog.AppCatalog;
import dev.grantway.webhook.catalog.InstallationCatalog;
import dev.grantway.webhook.delivery.Sender;
import dev.grantway.webhook.outgoing.Delivery;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LaneLoopTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Receiver receiver = new Receiver();
    private final List<Long> timers = new ArrayList<>();
    private final PartitionProgress progress = PartitionProgress.from(null, 10);
    private final AtomicLong offsets = new AtomicLong();
    private final Fixture fixture;
    private final Sender sender;
    private final AppCatalog apps;
    private final InstallationCatalog installations;
    private final DataSource database;
    private final Vertx vertx;

    LaneLoopTest(
            Fixture fixture,
            Sender sender,
            AppCatalog apps,
            InstallationCatalog installations,
            DataSource database,
            Vertx vertx) {
        this.fixture = fixture;
        this.sender = sender;
        this.apps = apps;
        this.installations = installations;
        this.database = database;
        this.vertx = vertx;
    }

    @AfterEach
    void close() {
        timers.forEach(vertx::cancelTimer);
        receiver.close();
    }

    @Test
    void putsOffWhatFindsNoRoomAmongAllRequests() throws SQLException {
        try (var fast = new Receiver()) {
            var loop = loop(Map.of("lane.most-requests", "1", "lane.longest-wait", "300ms"), 10);
            loop.accept(List.of(taken(app(receiver.holding(100).url()))));
            await().atMost(PATIENCE).until(() -> receiver.received().size() == 1);
            var other = taken(app(fast.url()));

            loop.accept(List.of(other));
            awaitDone(1);

            assertThat(postponed(List.of(other))).isEqualTo(1);
            assertThat(fast.received()).isEmpty();
        }
    }

    @Test
    void sendsToEachEndpointInTurnHoweverMuchWaitsForOne() {
        try (var fast = new Receiver()) {
            var loop = loop(Map.of("lane.most-requests", "1"), 10);
            var busy = app(receiver.holding(1).url());
            var other = taken(app(fast.url()));
            var many = Stream.generate(() -> taken(busy)).limit(40).toList();
            loop.accept(many);
            await().atMost(PATIENCE).until(() -> receiver.received().size() == 1);
            loop.accept(List.of(other));

            receiver.release();
            awaitDone(0);

            assertThat(fast.received().getFirst().at())
                    .isBefore(receiver.received().get(20).at());
        }
    }

    @Test
    void leavesAnEndpointAloneThatFailsAgainAndAgain() throws SQLException {
        var loop = loop(Map.of("breaker.failures", "3", "breaker.first-pause", "1h", "breaker.longest-pause", "1h"), 1);
        var app = app(receiver.failing(100).url());
        var works = Stream.generate(() -> taken(app)).limit(10).toList();

        loop.accept(works);
        awaitDone(0);
        var late = taken(app);
        loop.accept(List.of(late));
        awaitDone(0);

        assertThat(firstAttempts()).isEqualTo(3);
        assertThat(postponed(works)).isEqualTo(7);
        assertThat(postponed(List.of(late))).isEqualTo(1);
        assertThat(dueAt(late)).isAfter(Instant.now().plus(Duration.ofMinutes(50)));
    }

    @Test
    void findsAnEndpointWellAgainByOneRequest() throws SQLException {
        var settings = Map.of("breaker.failures", "2", "breaker.first-pause", "1s");
        var loop = loop(settings, 10);
        var app = app(receiver.failing(1_000).url());
        loop.accept(List.of(taken(app)));
        awaitDone(0);
        loop.accept(List.of(taken(app)));
        awaitDone(0);
        await().pollDelay(Duration.ofMillis(1_100)).until(() -> true);
        receiver.failing(0);

        var works = Stream.generate(() -> taken(app)).limit(5).toList();
        loop.accept(works);
        awaitDone(0);

        assertThat(firstAttempts()).isEqualTo(7);
        assertThat(postponed(works)).isZero();
    }

    @Test
    void letsFewRequestsHangWithAnEndpoint() {
        var loop = loop(Map.of("breaker.most-requests-while-hanging", "2", "breaker.failures", "100"), 10);
        var app = app(receiver.holding(100).url());
        loop.accept(List.of(taken(app)));
        awaitDone(0); // timed out

        loop.accept(Stream.generate(() -> taken(app)).limit(10).toList());
        await().atMost(PATIENCE).until(() -> firstAttempts() >= 3);
        await().pollDelay(Duration.ofMillis(500)).until(() -> true); // others would be there by now

        assertThat(firstAttempts()).isEqualTo(3);
    }

    @Test
    void leavesWhatAnotherConsumerHasToThatOne() throws SQLException {
        var loop = loop(Map.of(), 1);
        var app = app(receiver.holding(1).failing(100).url());
        var works = Stream.generate(() -> taken(app)).limit(3).toList();
        loop.accept(works);
        await().atMost(PATIENCE).until(() -> receiver.received().size() == 1);

        progress.disown();
        receiver.release();
        awaitDone(0);

        assertThat(receiver.received()).hasSize(1);
        assertThat(rows(works)).isZero();
    }

    /** What failed comes again by the engine that runs beside. */
    private long firstAttempts() {
        return receiver.received().stream()
                .filter(request -> request.events().get(0).path("attemptNumber").asInt() == 0)
                .count();
    }

    @Test
    void letsNoMoreBeginWithinASecondThanTheAppWants() {
        var loop = loop(Map.of(), 10, 4);
        var app = app(receiver.url());
        var other = app(receiver.url());

        loop.accept(Stream.generate(() -> taken(app)).limit(10).toList());
        awaitDone(0);
        loop.accept(Stream.generate(() -> taken(other)).limit(4).toList());
        awaitDone(0);

        var first = receiver.received().stream()
                .filter(request -> request.events().get(0).path("appId").asInt() == app.appId())
                .map(Receiver.Received::at)
                .sorted()
                .toList();
        assertThat(first).hasSize(10);
        assertThat(Duration.between(first.get(0), first.get(4))).isGreaterThan(Duration.ofMillis(800)); // with its way
        assertThat(Duration.between(first.get(4), first.get(8))).isGreaterThan(Duration.ofMillis(800));
        assertThat(receiver.received()).hasSize(14);
    }

    private LaneLoop loop(Map<String, String> settings, int limit) {
        return loop(settings, limit, 0);
    }

    private LaneLoop loop(Map<String, String> settings, int limit, int perSecond) {
        var prefixed = new HashMap<String, String>();
        settings.forEach((name, value) -> prefixed.put("grantway.webhook." + name, value));
        var loop = new LaneLoop(
                vertx,
                ((VertxInternal) vertx).createEventLoopContext(),
                sender,
                new SameForAll(limit, perSecond),
                new NoFaults(),
                new NoPauses(),
                Configs.lane(prefixed),
                Configs.breaker(prefixed));
        timers.add(loop.start());
        return loop;
    }

    private void awaitDone(int open) {
        await().atMost(PATIENCE).until(() -> progress.openCount() == open);
    }

    private Fixture.App app(String url) {
        var app = fixture.app(url, 10);
        await().atMost(PATIENCE).until(() -> apps.find(app.appId()).isPresent());
        return app;
    }

    private Taken taken(Fixture.App app) {
        int account = Fixture.newId();
        var installation = fixture.install(app, account);
        await().atMost(PATIENCE)
                .until(() -> installations.find(installation.installationId()).isPresent());
        var delivery = new Delivery(
                "msg_" + UUID.randomUUID(),
                account,
                app.subscriptionId(),
                Fixture.CREATION,
                Instant.now(),
                JsonNodeFactory.instance.objectNode());
        var batch = new DeliveryBatch(
                delivery.id(),
                app.appId(),
                0,
                account,
                installation.installationId(),
                1,
                0,
                true,
                null,
                List.of(delivery));
        long offset = offsets.incrementAndGet();
        assertThat(progress.received(offset)).isTrue();
        return new Taken(batch, new Work.Source(progress, offset, 100, new AtomicLong()));
    }

    private int postponed(List<Taken> works) throws SQLException {
        return count(
                "SELECT count(DISTINCT webhook_id) FROM delivery_retry WHERE postponed AND webhook_id = ANY (?)",
                works);
    }

    private int rows(List<Taken> works) throws SQLException {
        return count("SELECT count(*) FROM delivery_retry WHERE webhook_id = ANY (?)", works);
    }

    private int count(String sql, List<Taken> works) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            works.stream().map(work -> work.batch().webhookId()).toArray()));
            try (var rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return rows.getInt(1);
            }
        }
    }

    private Instant dueAt(Taken work) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("SELECT due_at FROM delivery_retry WHERE webhook_id = ?")) {
            statement.setString(1, work.batch().webhookId());
            try (var rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return rows.getObject(1, OffsetDateTime.class).toInstant();
            }
        }
    }

    /** None is expected. */
    private static final class NoFaults implements LaneLoop.Faults {
        @Override
        public boolean isOutage(Throwable fault) {
            throw new AssertionError(fault);
        }

        @Override
        public void giveUp(Work work) {
            throw new AssertionError("given up");
        }
    }

    /** Nobody looks at them. */
    private static final class NoPauses implements LaneLoop.Pauses {
        @Override
        public void began(Lane.Part endpoint, Duration pause, int failures) {}

        @Override
        public void ended(Lane.Part endpoint) {}
    }
}
