package dev.grantway.webhook.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grantway.contracts.topics.Topic;
import dev.grantway.webhook.Fixture;
import dev.grantway.webhook.Receiver;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BackfillTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Receiver receiver = new Receiver();
    private final Fixture fixture;
    private final String kafka;

    BackfillTest(Fixture fixture, @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.fixture = fixture;
        this.kafka = kafka;
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void deliversWhatHappenedBetweenTheFirstTokensAndTheInstallation() throws InterruptedException {
        var app = fixture.app(receiver.url(), 1);
        int account = Fixture.newId();
        fixture.contactCreated(account, 1); // before there were tokens
        Thread.sleep(Duration.ofSeconds(3)); // more than clocks may be apart
        var tokensIssuedAt = Instant.now();
        fixture.contactCreated(account, 2);
        await().atMost(PATIENCE).until(this::routerHasReadAll);

        fixture.install(app, account, tokensIssuedAt);
        await().atMost(PATIENCE).until(() -> !receiver.received().isEmpty());
        fixture.contactCreated(account, 3);

        await().atMost(PATIENCE).until(() -> objectIds().contains(3L));
        assertThat(objectIds()).containsOnly(2L, 3L);
        assertThat(receiver.received())
                .extracting(request -> request.header("webhook-id"))
                .doesNotHaveDuplicates();
    }

    @Test
    void missesNothingWhenTheClockOfTheTokensIsAhead() {
        var app = fixture.app(receiver.url(), 1);
        int account = Fixture.newId();
        var tokensIssuedAt = Instant.now().plusSeconds(1);
        fixture.contactCreated(account, 1);
        await().atMost(PATIENCE).until(this::routerHasReadAll);

        fixture.install(app, account, tokensIssuedAt);

        await().atMost(PATIENCE).until(() -> objectIds().contains(1L));
    }

    @Test
    void givesAnEventThatRouterAndBackfillBothSeeOneId() {
        var app = fixture.app(receiver.url(), 1);
        int account = Fixture.newId();
        fixture.install(app, account, Instant.now().minusSeconds(5));
        for (long contact = 1; contact <= 20; contact++) {
            fixture.contactCreated(account, contact);
        }

        await().atMost(PATIENCE).until(() -> objectIds().size() >= 20);
        assertThat(receiver.received().stream()
                        .flatMap(request -> request.events().valueStream())
                        .collect(Collectors.groupingBy(
                                event -> event.path("objectId").asLong(),
                                Collectors.mapping(
                                        event -> event.path("eventId").asLong(), Collectors.toSet())))
                        .values())
                .hasSize(20)
                .allSatisfy(ids -> assertThat(ids).hasSize(1));
    }

    private List<Long> objectIds() {
        return receiver.received().stream()
                .flatMap(request -> request.events().valueStream())
                .map(event -> event.path("objectId").asLong())
                .distinct()
                .toList();
    }

    private boolean routerHasReadAll() throws InterruptedException, ExecutionException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            var committed = admin.listConsumerGroupOffsets("webhook-router")
                    .partitionsToOffsetAndMetadata()
                    .get();
            var topic = Objects.requireNonNull(admin.describeTopics(List.of(Topic.PRODUCT_EVENTS.topicName()))
                    .allTopicNames()
                    .get()
                    .get(Topic.PRODUCT_EVENTS.topicName()));
            var latest = topic.partitions().stream()
                    .collect(Collectors.toMap(
                            partition -> new TopicPartition(topic.name(), partition.partition()),
                            _ -> OffsetSpec.latest()));
            return admin.listOffsets(latest).all().get().entrySet().stream()
                    .allMatch(end -> end.getValue().offset() == 0
                            || (committed.get(end.getKey()) != null
                                    && committed.get(end.getKey()).offset()
                                            >= end.getValue().offset()));
        }
    }
}
