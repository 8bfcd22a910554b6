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
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LanesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Receiver receiver = new Receiver();
    private final Fixture fixture;
    private final Sender sender;
    private final AppCatalog apps;
    private final InstallationCatalog installations;
    private final DataSource database;

    LanesTest(Fixture fixture, Sender sender, AppCatalog apps, InstallationCatalog installations, DataSource database) {
        this.fixture = fixture;
        this.sender = sender;
        this.apps = apps;
        this.installations = installations;
        this.database = database;
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void putsOffWhatFindsNoRoomAmongAllRequests() throws InterruptedException, ExecutionException, SQLException {
        try (var fast = new Receiver();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var lanes = new Lanes(sender, apps, new Narrow(1));
            var hanging = work(app(receiver.holding(100).url(), 1));
            var other = work(app(fast.url(), 1));
            var running = threads.submit(() -> run(lanes, hanging));
            await().atMost(PATIENCE).until(() -> !receiver.received().isEmpty());

            run(lanes, other);

            assertThat(postponed(List.of(other))).isEqualTo(1);
            assertThat(running.get()).isTrue();
        }
    }

    @Test
    void leavesFourPlacesToAnEndpointThatHangs() throws InterruptedException, ExecutionException, SQLException {
        var lanes = new Lanes(sender, apps, new Narrow(100));
        var app = app(receiver.holding(100).url(), 10);
        run(lanes, work(app)); // times out

        assertThat(postponed(runAtOnce(lanes, app))).isEqualTo(6);
    }

    @Test
    void givesAllPlacesBackOnceACallSucceeds() throws InterruptedException, ExecutionException, SQLException {
        var lanes = new Lanes(sender, apps, new Narrow(100));
        var app = app(receiver.holding(1).url(), 10);
        run(lanes, work(app)); // times out
        run(lanes, work(app));

        assertThat(postponed(runAtOnce(lanes, app))).isZero();
    }

    /** Ten, whose places are all taken before the first of them ends. */
    private List<Work> runAtOnce(Lanes lanes, Fixture.App app) throws InterruptedException, ExecutionException {
        var works = Stream.generate(() -> work(app)).limit(10).toList();
        var places = works.stream().map(work -> lanes.enter(work.batch())).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = Stream.iterate(0, number -> number + 1)
                    .limit(works.size())
                    .map(number -> threads.submit(() -> {
                        lanes.run(works.get(number), places.get(number));
                        return true;
                    }))
                    .toList();
            for (Future<Boolean> each : running) {
                assertThat(each.get()).isTrue();
            }
        }
        return works;
    }

    private static boolean run(Lanes lanes, Work work) throws InterruptedException {
        lanes.run(work, lanes.enter(work.batch()));
        return true;
    }

    private Fixture.App app(String url, int maxConcurrentRequests) {
        var app = fixture.app(url, maxConcurrentRequests);
        await().atMost(PATIENCE).until(() -> apps.find(app.appId()).isPresent());
        return app;
    }

    private Work work(Fixture.App app) {
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
        var progress = new PartitionProgress(10);
        progress.received(1);
        return new Work(batch, List.of(new Work.Source(progress, 1)));
    }

    private int postponed(List<Work> works) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("""
                        SELECT count(DISTINCT webhook_id) FROM delivery_retry
                         WHERE postponed AND webhook_id = ANY (?)""")) {
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

    /** Little room, and little patience with it. */
    private record Narrow(int mostRequests) implements LaneConfig {
        @Override
        public int mostRequestsPerEndpoint() {
            return 50;
        }

        @Override
        public int mostWaitingPerEndpoint() {
            return 200;
        }

        @Override
        public Duration longestWait() {
            return Duration.ofMillis(300);
        }

        @Override
        public int mostPlacesWhileHanging() {
            return 4;
        }

        @Override
        public int mostOpenRecords() {
            return 4000;
        }

        @Override
        public Duration drain() {
            return Duration.ZERO;
        }

        @Override
        public int rememberedIds() {
            return 10;
        }
    }
}
