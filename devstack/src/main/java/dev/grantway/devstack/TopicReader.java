package dev.grantway.devstack;

import dev.grantway.contracts.topics.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads topics from their beginning, to see in a test what was published. */
public final class TopicReader {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String bootstrapServers;

    public TopicReader(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Waits for a record whose value is as wanted; tombstones are passed over.
     *
     * @throws AssertionError when none came within 30 s
     */
    public String awaitValue(Topic topic, Predicate<String> wanted) {
        return await(topic, message -> message.value() != null && wanted.test(message.value()))
                .value();
    }

    /** Waits for a record as wanted. */
    public ConsumerRecord<String, String> await(Topic topic, Predicate<ConsumerRecord<String, String>> wanted) {
        try (var consumer = open(topic)) {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < end) {
                for (var message : consumer.poll(Duration.ofMillis(200))) {
                    if (wanted.test(message)) {
                        return message;
                    }
                }
            }
        }
        throw new AssertionError(
                "nothing of that kind came on " + topic.topicName() + " within " + PATIENCE.toSeconds() + " s");
    }

    /** All records that are there now, in the order of each key. */
    public List<ConsumerRecord<String, String>> all(Topic topic) {
        var records = new ArrayList<ConsumerRecord<String, String>>();
        try (var consumer = open(topic)) {
            var ends = consumer.endOffsets(consumer.assignment());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }

    /** A header as text; empty when it is absent. */
    public static String header(ConsumerRecord<?, ?> message, String name) {
        return StreamSupport.stream(message.headers().headers(name).spliterator(), false)
                .map(header -> new String(header.value(), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
    }

    private KafkaConsumer<String, String> open(Topic topic) {
        var settings = Map.<String, Object>of(
                "bootstrap.servers", bootstrapServers,
                "auto.offset.reset", "earliest",
                "isolation.level", "read_committed");
        var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        consumer.assign(consumer.partitionsFor(topic.topicName(), PATIENCE).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList());
        return consumer;
    }
}
