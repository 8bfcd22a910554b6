package dev.grantway.platform.outbox;

import static dev.grantway.platform.TestSnapshots.installation;
import static dev.grantway.platform.TestSnapshots.newId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.grantway.contracts.events.InstallationSnapshot;
import dev.grantway.contracts.events.MembershipEnded;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.DevStackResource;
import dev.grantway.devstack.TopicReader;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DevStackResource.class)
class OutboxTest {
    private final Outbox outbox;
    private final OutboxStore store;
    private final Map<String, Object> broker;
    private final TopicReader topics;

    OutboxTest(
            Outbox outbox,
            OutboxStore store,
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.outbox = outbox;
        this.store = store;
        this.broker = broker;
        this.topics = new TopicReader(kafka);
    }

    @Test
    void publishesACloudEventOnceItsTransactionIsCommitted() {
        String id = newId();

        QuarkusTransaction.requiringNew().run(() -> outbox.append(installation(id, 4, 200001)));

        var message = topics.await(Topic.INSTALLATIONS, of(id));
        assertThat(message.value()).contains("\"installationId\":\"" + id + "\"");
        assertThat(TopicReader.header(message, "ce_specversion")).isEqualTo("1.0");
        assertThat(TopicReader.header(message, "ce_type")).isEqualTo("dev.grantway.installation.changed.v1");
        assertThat(TopicReader.header(message, "ce_source")).isEqualTo("/platform-test");
        assertThat(TopicReader.header(message, "ce_subject")).isEqualTo(id);
        assertThat(TopicReader.header(message, "ce_sequence")).isEqualTo("4");
        assertThat(TopicReader.header(message, "ce_id")).isNotBlank();
        assertThat(TopicReader.header(message, "ce_dataschema")).isEqualTo("/schemas/installation.changed.v1.json");
    }

    @Test
    void publishesNothingOfATransactionThatRollsBack() {
        String rolledBack = newId();
        String after = newId();

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    outbox.append(installation(rolledBack, 1, 200001));
                    throw new IllegalStateException("the change failed");
                }))
                .isInstanceOf(IllegalStateException.class);
        QuarkusTransaction.requiringNew().run(() -> outbox.append(installation(after, 1, 200001)));

        topics.await(Topic.INSTALLATIONS, of(after));
        assertThat(topics.all(Topic.INSTALLATIONS))
                .noneMatch(message -> message.key().equals(rolledBack));
    }

    @Test
    void publishesATombstoneAsANullBehindWhatWasToldBefore() {
        String id = newId();
        QuarkusTransaction.requiringNew().run(() -> {
            outbox.append(installation(id, 1, 200001));
            outbox.appendTombstone(installation(id, 2, 200001));
        });

        var tombstone =
                topics.await(Topic.INSTALLATIONS, message -> message.key().equals(id) && message.value() == null);

        assertThat(TopicReader.header(tombstone, "ce_sequence")).isEqualTo("2");
        assertThat(topics.all(Topic.INSTALLATIONS).stream().filter(of(id)).map(message -> message.value() == null))
                .containsExactly(false, true);
    }

    @Test
    void refusesATombstoneWhereItWouldForgetNothing() {
        var event = new MembershipEnded(200001, 1, 3, Instant.EPOCH);

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> outbox.appendTombstone(event)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAnEventWithoutATransaction() {
        var event = installation(newId(), 1, 200001);

        assertThatThrownBy(() -> outbox.append(event)).hasMessageContaining("ARJUNA016110");
    }

    @Test
    void keepsTheOrderOfAKeyUnderManyWriters() throws InterruptedException {
        var ids = List.of(newId(), newId(), newId(), newId());
        try (var writers = Executors.newFixedThreadPool(ids.size())) {
            ids.forEach(id -> writers.execute(() -> LongStream.rangeClosed(1, 50)
                    .forEach(sequence -> QuarkusTransaction.requiringNew()
                            .run(() -> outbox.append(installation(id, sequence, 200001))))));
        }

        for (String id : ids) {
            topics.await(
                    Topic.INSTALLATIONS,
                    message -> message.key().equals(id)
                            && TopicReader.header(message, "ce_sequence").equals("50"));
            assertThat(topics.all(Topic.INSTALLATIONS).stream()
                            .filter(of(id))
                            .map(message -> Long.parseLong(TopicReader.header(message, "ce_sequence"))))
                    .isSorted();
        }
    }

    @Test
    void leavesNothingBehindWhenAllIsPublished() {
        String id = newId();
        QuarkusTransaction.requiringNew().run(() -> outbox.append(installation(id, 1, 200001)));

        topics.await(Topic.INSTALLATIONS, of(id));

        await().atMost(Duration.ofSeconds(20))
                .until(() -> store.waiting(List.of(0, 1, 2, 3, 4, 5, 6, 7)).isEmpty());
    }

    @Test
    void readsFewLargeEventsAtOnceAndAlwaysTheFirst() {
        String id = newId();

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    for (int sequence = 1; sequence <= 3; sequence++) {
                        outbox.append(large(id, sequence));
                    }
                    var read = store.oldest(IntStream.range(0, 8).boxed().toList(), 100).values().stream()
                            .flatMap(List::stream)
                            .filter(row -> row.key().equals(id))
                            .toList();
                    throw new IllegalStateException("read: " + read.size());
                }))
                .hasMessage("read: 2");
    }

    @Test
    void whoTakesAShardFencesTheOneBefore() {
        var row = new OutboxRow(
                1,
                0,
                Topic.INSTALLATIONS.topicName(),
                newId(),
                UUID.randomUUID().toString(),
                "dev.grantway.x.v1",
                1,
                "{}",
                Instant.EPOCH);
        try (var late = ShardPublisher.open(broker, "fence-test", 0)) {
            try (var present = ShardPublisher.open(broker, "fence-test", 0)) {
                present.publish(List.of(row));

                assertThatThrownBy(() -> late.publish(List.of(row))).isInstanceOf(KafkaException.class);
                present.publish(List.of(row));
            }
        }
    }

    @Test
    void aLeaseIsWithOneHolderUntilItRunsOut() {
        var other = UUID.randomUUID();

        assertThat(store.claim(other, Duration.ofSeconds(10))).isEmpty();
    }

    private static java.util.function.Predicate<ConsumerRecord<String, String>> of(String id) {
        return message -> message.key().equals(id);
    }

    private static InstallationSnapshot large(String id, long sequence) {
        var small = installation(id, sequence, 200001);
        return new InstallationSnapshot(
                id,
                small.generation(),
                sequence,
                small.status(),
                small.app(),
                small.account(),
                List.of("x".repeat(300_000)),
                small.tokensIssuedAt(),
                small.changedAt());
    }
}
