package dev.grantway.platform.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grantway.contracts.topics.Topic;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TopicConsumersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TopicConsumers consumers;
    private final String kafka;

    TopicConsumersTest(TopicConsumers consumers, @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.consumers = consumers;
        this.kafka = kafka;
    }

    @Test
    void handsABatchAgainUntilItIsHandled() throws Exception {
        String wanted = UUID.randomUUID().toString();
        var failures = new AtomicInteger();
        List<String> handled = new CopyOnWriteArrayList<>();
        try (var _ = consumers.start(definition("retried", records -> {
            if (failures.getAndIncrement() < 2) {
                throw new IllegalStateException("not yet");
            }
            records.forEach(message -> handled.add(String.valueOf(message.value())));
        }))) {
            send(wanted);

            await().atMost(PATIENCE).until(() -> handled.contains(wanted));
        }
        assertThat(handled).containsOnlyOnce(wanted);
    }

    @Test
    void goesOnWhereTheGroupStood() throws Exception {
        String first = UUID.randomUUID().toString();
        String second = UUID.randomUUID().toString();
        List<String> handled = new CopyOnWriteArrayList<>();
        var definition = definition(
                "resumed", records -> records.forEach(message -> handled.add(String.valueOf(message.value()))));
        send(first);
        try (var _ = consumers.start(definition)) {
            await().atMost(PATIENCE).until(() -> handled.contains(first));
        }

        send(second);
        try (var _ = consumers.start(definition)) {
            await().atMost(PATIENCE).until(() -> handled.contains(second));
        }

        assertThat(handled).containsOnlyOnce(first, second);
    }

    private static ConsumerDefinition definition(String group, BatchHandler handler) {
        return new ConsumerDefinition(Topic.DEAD_LETTERS, group, handler);
    }

    private void send(String value) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka), new StringSerializer(), new StringSerializer())) {
            var _ = producer.send(new ProducerRecord<>(Topic.DEAD_LETTERS.topicName(), "key", value))
                    .get();
        }
    }
}
