package dev.grantway.platform.consumer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Polls, lets the batch be handled, commits; again and again until it is stopped. */
final class ConsumerLoop {
    private static final Logger LOG = Logger.getLogger(ConsumerLoop.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration BACK_OFF = Duration.ofSeconds(1);
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(15);

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Map<String, Object> broker;
    private final ConsumerDefinition definition;
    private final Thread thread;

    ConsumerLoop(Map<String, Object> broker, ConsumerDefinition definition) {
        this.broker = broker;
        this.definition = definition;
        this.thread = Thread.ofPlatform()
                .name("consumer-" + definition.group() + "-"
                        + definition.topic().topicName())
                .unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Asks it to end after the batch at hand; an interrupt would break Kafka's client in its own clean-up. */
    void stop() {
        stopping.countDown();
    }

    void join() throws InterruptedException {
        thread.join(STOPPED_WITHIN);
    }

    private void run() {
        while (isRunning()) {
            try (var consumer = new KafkaConsumer<@Nullable String, @Nullable String>(
                    settings(), new StringDeserializer(), new StringDeserializer())) {
                consumer.subscribe(List.of(definition.topic().topicName()));
                while (isRunning()) {
                    handle(consumer, consumer.poll(POLL));
                }
            } catch (RuntimeException e) {
                LOG.warnf("%s is not read for now: %s", thread.getName(), e.toString());
                pause();
            }
        }
    }

    private void handle(
            KafkaConsumer<@Nullable String, @Nullable String> consumer,
            ConsumerRecords<@Nullable String, @Nullable String> records) {
        if (records.isEmpty()) {
            return;
        }
        try {
            definition
                    .handler()
                    .handle(StreamSupport.stream(records.spliterator(), false)
                            .map(ConsumerLoop::toRecord)
                            .toList());
        } catch (Exception e) { // the handler may throw anything; its records must come again
            LOG.warnf(e, "%s: %d records come again", thread.getName(), records.count());
            records.partitions()
                    .forEach(partition -> consumer.seek(
                            partition, records.records(partition).getFirst().offset()));
            pause();
            return;
        }
        consumer.commitSync(records.nextOffsets());
    }

    private static TopicRecord toRecord(ConsumerRecord<@Nullable String, @Nullable String> message) {
        var headers = new HashMap<String, String>();
        message.headers().forEach(header -> {
            if (header.value() != null) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        });
        return new TopicRecord(
                message.topic(),
                message.partition(),
                message.offset(),
                Objects.requireNonNullElse(message.key(), ""),
                message.value(),
                message.timestamp(),
                headers);
    }

    private boolean isRunning() {
        return stopping.getCount() > 0;
    }

    private void pause() {
        try {
            var _ = stopping.await(BACK_OFF.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
        }
    }

    private Map<String, Object> settings() {
        var settings = new HashMap<>(broker);
        settings.put("group.id", definition.group());
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "earliest");
        settings.put("isolation.level", "read_committed");
        settings.put("max.poll.records", definition.maxRecords());
        settings.put("session.timeout.ms", 10_000);
        settings.put("heartbeat.interval.ms", 2_000);
        return settings;
    }
}
