package dev.grantway.install.installation;

import dev.grantway.contracts.topics.Topic;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The events of grants that are told, and that no pod of this service has taken in yet. */
@Singleton
public class GrantEventsBacklog {
    private static final Logger LOG = Logger.getLogger(GrantEventsBacklog.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<String, Object> broker;

    GrantEventsBacklog(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.broker = broker;
    }

    /** Whether there are none of what happened before a time. While Kafka does not answer, there may be some. */
    public boolean isEmptyBefore(Instant until) {
        try (var consumer = new KafkaConsumer<byte[], byte[]>(
                settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return hasNothingFor(consumer, until);
        } catch (KafkaException e) {
            LOG.infof("whether events of grants wait is not known now: %s", e.toString());
            return false;
        }
    }

    /**
     * Reads from where the group has committed to where the topic ends now: new events come all the time, and are not
     * waited for. Offsets alone do not tell: a transaction's end has one too, behind what the group ever commits.
     */
    private static boolean hasNothingFor(KafkaConsumer<byte[], byte[]> consumer, Instant until) {
        var partitions = consumer.partitionsFor(Topic.GRANT_EVENTS.topicName(), TIMEOUT).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        var ends = consumer.endOffsets(partitions, TIMEOUT);
        long start = System.nanoTime();
        while (System.nanoTime() - start < TIMEOUT.toNanos()) {
            for (var event : consumer.poll(POLL)) {
                if (happenedAt(event).isBefore(until)) {
                    return false;
                }
            }
            if (partitions.stream().allMatch(each -> consumer.position(each, TIMEOUT) >= ends.getOrDefault(each, 0L))) {
                return true;
            }
        }
        return false;
    }

    /** By its own time, not the record's: what was told long after, as when Kafka was away, is late and not lost. */
    private static Instant happenedAt(ConsumerRecord<byte[], byte[]> event) {
        var told = Instant.ofEpochMilli(event.timestamp());
        @Nullable Header time = event.headers().lastHeader("ce_time");
        try {
            return time == null ? told : Instant.parse(new String(time.value(), StandardCharsets.UTF_8));
        } catch (DateTimeParseException e) {
            return told;
        }
    }

    private Map<String, Object> settings() {
        var settings = new HashMap<>(broker);
        settings.put("group.id", TokensIssuedConsumer.GROUP); // to know its offsets; it is not joined
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "earliest");
        settings.put("isolation.level", "read_committed");
        return settings;
    }
}
