package dev.grantway.platform.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.grantway.contracts.events.Event;
import dev.grantway.contracts.topics.Topic;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads all partitions of a compacted topic into the table: without a group, for every pod needs all. */
final class CatalogReader<T extends Event> {
    private static final Logger LOG = Logger.getLogger(CatalogReader.class);
    private static final String SEQUENCE = "ce_sequence";
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration POLL_WHILE_AWAITED = Duration.ofMillis(20);
    private static final Duration BROKER_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration BACK_OFF = Duration.ofSeconds(1);
    private static final Duration CONFIRMED_EACH = Duration.ofSeconds(10);

    private final PresentEnds presentEnds = new PresentEnds();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final AtomicBoolean filled = new AtomicBoolean();
    private final AtomicLong confirmedAt = new AtomicLong();
    private final AtomicReference<@Nullable KafkaConsumer<String, @Nullable String>> current = new AtomicReference<>();
    private final AtomicBoolean inLongPoll = new AtomicBoolean();
    /** How far this pod's cache has heard; the table's positions are moved by other pods too. Of the reading thread alone. */
    private final Map<Integer, Long> heard = new HashMap<>();

    private final Thread thread;
    private final Map<String, Object> broker;
    private final TopicEnds ends;
    private final CatalogDefinition<T> definition;
    private final CatalogStore store;
    private final ObjectReader json;
    private final Consumer<CatalogChange> cache;

    /** Makes readers with what they share. */
    record Factory(Map<String, Object> broker, TopicEnds ends, CatalogStore store, ObjectMapper json) {
        <T extends Event> CatalogReader<T> readerOf(CatalogDefinition<T> definition, Consumer<CatalogChange> cache) {
            return new CatalogReader<>(this, definition, cache);
        }
    }

    private CatalogReader(Factory shared, CatalogDefinition<T> definition, Consumer<CatalogChange> cache) {
        this.broker = shared.broker();
        this.ends = shared.ends();
        this.store = shared.store();
        this.json = shared.json().readerFor(definition.type());
        this.definition = definition;
        this.cache = cache;
        this.thread = Thread.ofPlatform()
                .name("catalog-" + definition.topic().topicName())
                .unstarted(this::run);
    }

    void start() {
        filled.set(store.isFilled(topic()));
        heard.putAll(store.positions(topic())); // before the first look-up fills the cache
        thread.start();
    }

    void stop() throws InterruptedException {
        stopping.countDown(); // an interrupt would break Kafka's client in its own clean-up
        wakeUp();
        thread.join(Duration.ofSeconds(10));
    }

    Topic topic() {
        return definition.topic();
    }

    boolean isFilled() {
        return filled.get();
    }

    Optional<Duration> age() {
        long at = confirmedAt.get();
        return at == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(System.nanoTime() - at));
    }

    boolean awaitPresentEnd(Duration atMost) {
        var reached = presentEnds.ask();
        if (inLongPoll.compareAndSet(true, false)) { // once: a flood of askers must not keep the reader from reading
            wakeUp();
        }
        return PresentEnds.await(reached, atMost);
    }

    private void wakeUp() {
        var consumer = current.get();
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    private void run() {
        while (isRunning()) {
            try (var consumer = new KafkaConsumer<String, @Nullable String>(
                    settings(), new StringDeserializer(), new StringDeserializer())) {
                current.set(consumer);
                read(consumer);
            } catch (WakeupException e) {
                LOG.tracef("%s: woken", topic());
            } catch (RuntimeException | Error e) { // the table keeps what it has
                LOG.warnf("%s cannot be read for now: %s", topic().topicName(), e.toString());
                pause();
            } finally {
                current.set(null);
            }
        }
    }

    private void read(KafkaConsumer<String, @Nullable String> consumer) {
        var partitions = consumer.partitionsFor(topic().topicName(), BROKER_TIMEOUT).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        seek(consumer, partitions);
        long confirmAt = System.nanoTime();
        while (isRunning()) {
            if (System.nanoTime() - confirmAt >= 0) {
                var _ = presentEnds.ask(); // keeps the age of the copy known
                confirmAt = System.nanoTime() + CONFIRMED_EACH.toNanos();
            }
            try {
                readOnce(consumer, partitions);
            } catch (WakeupException e) {
                LOG.tracef("%s: someone waits for its present end", topic());
            }
        }
    }

    private void readOnce(KafkaConsumer<String, @Nullable String> consumer, List<TopicPartition> partitions) {
        if (presentEnds.isAsked()) {
            presentEnds.lookedUp(ends.of(partitions));
        }
        var records = poll(consumer);
        if (!records.isEmpty()) {
            applyAll(records);
        }
        if (presentEnds.reached(consumer::position)) {
            confirmedAt.set(System.nanoTime());
            markFilled();
        }
    }

    private ConsumerRecords<String, @Nullable String> poll(KafkaConsumer<String, @Nullable String> consumer) {
        inLongPoll.set(!presentEnds.isAwaited());
        try {
            // asked after the flag was set: who comes later wakes the reader
            boolean brief = presentEnds.isAwaited() || presentEnds.isAsked();
            return consumer.poll(brief ? POLL_WHILE_AWAITED : POLL);
        } finally {
            inLongPoll.set(false);
        }
    }

    /** Stores records and positions together; what the cache has to forget is told after the commit; when it fails, they are read again. */
    private void applyAll(ConsumerRecords<String, @Nullable String> records) {
        var changes = new ArrayList<CatalogChange>();
        QuarkusTransaction.requiringNew().run(() -> {
            for (var message : records) {
                apply(message).ifPresent(changes::add);
            }
            records.nextOffsets()
                    .forEach((partition, next) -> store.move(topic(), partition.partition(), next.offset()));
        });
        changes.forEach(cache);
        records.nextOffsets().forEach((partition, next) -> heard.put(partition.partition(), next.offset()));
    }

    private Optional<CatalogChange> apply(ConsumerRecord<String, @Nullable String> message) {
        @Nullable String payload = message.value();
        if (payload == null) {
            return Optional.of(store.remove(topic(), message.key(), sequenceOf(message)));
        }
        T snapshot;
        try {
            snapshot = json.readValue(payload);
        } catch (JsonProcessingException e) { // one bad record must not keep the others away
            LOG.errorf("skipped a record of %s at %d/%d: not readable", topic(), message.partition(), message.offset());
            return Optional.empty();
        }
        var applied = store.apply(definition, snapshot, payload);
        if (applied.isNew()) {
            definition.listener().applied(snapshot);
        }
        return Optional.of(applied.change());
    }

    /** Of a null, whose key may have been told of again since; one without a sequence removes whatever is there. */
    private static long sequenceOf(ConsumerRecord<String, @Nullable String> tombstone) {
        var header = tombstone.headers().lastHeader(SEQUENCE);
        try {
            return header == null || header.value() == null
                    ? Long.MAX_VALUE
                    : Long.parseLong(new String(header.value(), StandardCharsets.UTF_8));
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private void seek(KafkaConsumer<String, @Nullable String> consumer, List<TopicPartition> partitions) {
        for (var partition : partitions) {
            consumer.seek(partition, heard.getOrDefault(partition.partition(), 0L));
        }
    }

    private void markFilled() {
        if (filled.compareAndSet(false, true)) {
            store.markFilled(topic());
            LOG.infof("the catalog of %s is complete", topic().topicName());
        }
    }

    private Map<String, Object> settings() {
        var settings = new HashMap<>(broker);
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "earliest");
        settings.put("isolation.level", "read_committed");
        return settings;
    }

    private boolean isRunning() {
        return stopping.getCount() > 0;
    }

    private void pause() {
        try {
            var _ = stopping.await(BACK_OFF.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping.countDown();
        }
    }
}
