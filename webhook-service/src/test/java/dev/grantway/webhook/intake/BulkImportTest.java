package dev.grantway.webhook.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.DevStackResource;
import dev.grantway.devstack.TopicReader;
import dev.grantway.platform.consumer.TopicRecord;
import dev.grantway.webhook.Fixture;
import dev.grantway.webhook.Receiver;
import dev.grantway.webhook.Receiver.Received;
import dev.grantway.webhook.catalog.AppCatalog;
import dev.grantway.webhook.catalog.InstallationCatalog;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One account imports much, and others' events go to the same endpoint. */
@QuarkusTest
@QuarkusTestResource(DevStackResource.class)
class BulkImportTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int POLL = 500;

    private final Receiver receiver = new Receiver();
    private final int importer = Fixture.newId();
    private final int neighbour = Fixture.newId();
    private final Fixture fixture;
    private final ProductEventConsumer router;
    private final AppCatalog apps;
    private final InstallationCatalog installations;
    private final String kafka;

    BulkImportTest(
            Fixture fixture,
            ProductEventConsumer router,
            AppCatalog apps,
            InstallationCatalog installations,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.fixture = fixture;
        this.router = router;
        this.apps = apps;
        this.installations = installations;
        this.kafka = kafka;
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void deliversANeighboursEventsBeforeTheImportIsThrough() throws InterruptedException {
        var app = app();
        receiver.holding(1); // all that comes has to wait
        for (int poll = 0; poll < 9; poll++) {
            router.route(events(importer, POLL));
        }
        var shared = new ArrayList<>(events(importer, POLL - 50));
        shared.addAll(events(neighbour, 50));
        router.route(shared);
        receiver.release();

        await().atMost(PATIENCE).until(() -> count(neighbour) == 50 && count(importer) == 10 * POLL - 50);

        assertThat(last(neighbour)).isLessThan(last(importer));
        assertThat(onBulkRoad(app)).isPositive();
    }

    @Test
    void leavesAnImportThatIsAloneOnTheFastRoad() throws InterruptedException {
        var app = app();
        router.route(events(importer, POLL));

        await().atMost(PATIENCE).until(() -> count(importer) == POLL);

        assertThat(onBulkRoad(app)).isZero();
    }

    private Fixture.App app() {
        var app = fixture.app(receiver.url(), 1);
        await().atMost(PATIENCE).until(() -> apps.find(app.appId()).isPresent());
        for (int account : List.of(importer, neighbour)) {
            var installed = fixture.install(app, account);
            await().atMost(PATIENCE)
                    .until(() -> installations.find(installed.installationId()).isPresent());
        }
        return app;
    }

    /** What a poll would bring. */
    private static List<TopicRecord> events(int account, int count) {
        return IntStream.range(0, count).mapToObj(_ -> event(account)).toList();
    }

    private static TopicRecord event(int account) {
        var now = Instant.now();
        return new TopicRecord(
                Topic.PRODUCT_EVENTS.topicName(),
                0,
                0,
                Integer.toString(account),
                "{\"accountId\":%d,\"objectType\":\"contact\",\"objectId\":1,\"changeSource\":\"IMPORT\"}"
                        .formatted(account),
                now.toEpochMilli(),
                Map.of(
                        "ce_id",
                        UUID.randomUUID().toString(),
                        "ce_source",
                        "/crm",
                        "ce_type",
                        Fixture.CREATION,
                        "ce_time",
                        now.toString()));
    }

    /** Different events, for a fault of our own may repeat one. */
    private long count(int account) {
        return receiver.taken().stream()
                .filter(request -> isOf(account, request))
                .flatMap(request -> request.events().valueStream())
                .map(event -> event.path("eventId").asLong())
                .distinct()
                .count();
    }

    private int last(int account) {
        var received = receiver.received();
        return IntStream.range(0, received.size())
                .filter(place -> isOf(account, received.get(place)))
                .max()
                .orElseThrow();
    }

    private static boolean isOf(int account, Received request) {
        return request.events().get(0).path("portalId").asInt() == account;
    }

    /** Deliveries that the router put there: of the first attempt, never tried, one a record. */
    private long onBulkRoad(Fixture.App app) {
        return new TopicReader(kafka)
                .all(Topic.DELIVERIES_BULK).stream()
                        .map(message -> read(message.value()))
                        .filter(batch -> batch.path("appId").asInt() == app.appId())
                        .count();
    }

    private static JsonNode read(String value) {
        try {
            return JSON.readTree(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
