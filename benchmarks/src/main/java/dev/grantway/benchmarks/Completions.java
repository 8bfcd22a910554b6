package dev.grantway.benchmarks;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.grantway.contracts.events.InstallCompleted;
import dev.grantway.contracts.topics.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Watches {@code install.completed} on Kafka, and how long after its exchange was asked for each came. */
final class Completions implements AutoCloseable {
    private final Map<Integer, Long> asked = new ConcurrentHashMap<>();
    private final Times times = new Times();
    private final CountDownLatch left;
    private final KafkaConsumer<String, String> consumer;
    private final Thread reader;
    private volatile boolean closing;

    private Completions(String kafka, int expected) {
        left = new CountDownLatch(expected);
        consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", kafka, "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer());
        reader = new Thread(this::read, "completions");
    }

    /** From now on. */
    static Completions listen(String kafka, int expected) {
        var completions = new Completions(kafka, expected);
        var consumer = completions.consumer;
        List<TopicPartition> partitions = consumer.partitionsFor(Topic.INSTALL_EVENTS.topicName()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position); // seeking waits for the first look
        completions.reader.start();
        return completions;
    }

    void asked(int accountId) {
        asked.put(accountId, System.nanoTime());
    }

    Times times() {
        return times;
    }

    void await(Duration atMost) throws InterruptedException {
        var _ = left.await(atMost.toSeconds(), TimeUnit.SECONDS);
    }

    private void read() {
        var json = JsonMapper.builder().build();
        while (!closing) {
            for (var message : consumer.poll(Duration.ofMillis(100))) {
                if (type(message).equals(InstallCompleted.TYPE)) {
                    long now = System.nanoTime();
                    Optional.ofNullable(asked.remove(account(json, message))).ifPresent(at -> {
                        times.add(now - at);
                        left.countDown();
                    });
                }
            }
        }
        consumer.close();
    }

    private static String type(ConsumerRecord<String, String> message) {
        var header = message.headers().lastHeader("ce_type");
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static int account(JsonMapper json, ConsumerRecord<String, String> message) {
        try {
            return json.readTree(message.value()).at("/account/id").asInt();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        closing = true;
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
