package dev.grantway.webhook.backfill;

import dev.grantway.contracts.topics.Topic;
import dev.grantway.platform.consumer.TopicRecord;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Utils;

/** Reads one account's product events from a moment on, up to what the topic holds when the reading begins. */
@Singleton
class AccountEvents {
    private static final Duration POLL = Duration.ofMillis(200);

    /** The index finds by the record's time, which may lie a little before the event's own. */
    private static final Duration EARLIER = Duration.ofSeconds(1);

    private final Map<String, Object> broker;
    private final BackfillConfig config;

    AccountEvents(@Identifier("default-kafka-broker") Map<String, Object> broker, BackfillConfig config) {
        this.broker = broker;
        this.config = config;
    }

    /** Takes events, batch by batch. */
    interface Reader {
        void read(List<TopicRecord> records) throws InterruptedException;
    }

    /** Hands all events of the account to the reader; empty batches too, as a sign of life. */
    void readSince(Instant from, int accountId, Reader reader) throws InterruptedException {
        String key = Integer.toString(accountId);
        try (var consumer = new KafkaConsumer<>(settings(), new StringDeserializer(), new StringDeserializer())) {
            var partitions = partitions(consumer, key);
            consumer.assign(partitions);
            var ends = consumer.endOffsets(partitions);
            seek(consumer, from, ends);
            while (!isPast(consumer, ends)) {
                reader.read(next(consumer, record -> key.equals(record.key())));
            }
        }
    }

    private List<TopicPartition> partitions(Consumer<String, String> consumer, String key) {
        String topic = Topic.PRODUCT_EVENTS.topicName();
        int count = consumer.partitionsFor(topic).size();
        var partitions = new ArrayList<TopicPartition>();
        for (int partition = 0; partition < count; partition++) {
            if (config.partitioner() == BackfillConfig.Partitioner.ANY || partition == murmur2(key, count)) {
                partitions.add(new TopicPartition(topic, partition));
            }
        }
        return partitions;
    }

    private static int murmur2(String key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    private static void seek(Consumer<String, String> consumer, Instant from, Map<TopicPartition, Long> ends) {
        long millis = from.minus(EARLIER).toEpochMilli();
        var times = ends.keySet().stream().collect(Collectors.toMap(partition -> partition, _ -> millis));
        var starts = consumer.offsetsForTimes(times);
        for (var end : ends.entrySet()) {
            long start = Optional.ofNullable(starts.get(end.getKey()))
                    .map(OffsetAndTimestamp::offset)
                    .orElse(end.getValue());
            consumer.seek(end.getKey(), start);
        }
    }

    private static boolean isPast(Consumer<String, String> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private static List<TopicRecord> next(
            Consumer<String, String> consumer, Predicate<ConsumerRecord<String, String>> wanted) {
        var records = new ArrayList<TopicRecord>();
        for (var record : consumer.poll(POLL)) {
            if (wanted.test(record)) {
                records.add(topicRecord(record));
            }
        }
        return records;
    }

    private static TopicRecord topicRecord(ConsumerRecord<String, String> record) {
        var headers = new HashMap<String, String>();
        record.headers().forEach(header -> {
            if (header.value() != null) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        });
        return new TopicRecord(
                record.topic(),
                record.partition(),
                record.offset(),
                Objects.requireNonNull(record.key(), "only records of a key are wanted"),
                record.value(),
                record.timestamp(),
                headers);
    }

    private Map<String, Object> settings() {
        var settings = new HashMap<>(broker);
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "earliest");
        settings.put("isolation.level", "read_committed");
        return settings;
    }
}
