package dev.grantway.webhook.lane;

import dev.grantway.contracts.topics.Topic;
import dev.grantway.platform.confined.Confined;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes delivery records and hands them to their lanes, without waiting for any. An offset is committed once all before
 * it are done, and what is done above it goes along: so a crash repeats what was open, and loses nothing.
 */
@Confined("polling thread")
final class DeliveryLoop {
    private static final Logger LOG = Logger.getLogger(DeliveryLoop.class);
    private static final String BULK = Topic.DELIVERIES_BULK.topicName();
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration POLL_WHILE_FULL = Duration.ofMillis(5);
    private static final Duration BACK_OFF = Duration.ofSeconds(1);
    private static final Duration PATIENCE_AT_REVOCATION = Duration.ofSeconds(2);
    private static final Duration PATIENCE_WITH_OFFSETS = Duration.ofSeconds(5);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final long COMMIT_NANOS = Duration.ofSeconds(1).toNanos();

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final AtomicReference<Duration> drain = new AtomicReference<>(Duration.ZERO);
    private final Thread thread = Thread.ofPlatform().name("webhook-sender").unstarted(this::run);
    private final OffsetTracker offsets;
    private final Map<String, Object> settings;
    private final DeliveryRecords records;
    private final LaneLoops lanes;
    private final LaneConfig config;
    private long committedAt = System.nanoTime();

    DeliveryLoop(Map<String, Object> settings, DeliveryRecords records, LaneLoops lanes, LaneConfig config) {
        this.settings = settings;
        this.records = records;
        this.lanes = lanes;
        this.config = config;
        this.offsets = new OffsetTracker(config.rememberedIds());
    }

    void start() {
        thread.start();
    }

    /**
     * Ends the loop.
     *
     * @param atMost how long what is under way may take; what is still open then comes again to another consumer
     */
    void stop(Duration atMost) throws InterruptedException {
        drain.set(atMost);
        stopping.countDown(); // an interrupt would break Kafka's client in its own clean-up
        thread.join(atMost.plusSeconds(10));
    }

    private void run() {
        while (isRunning()) {
            try (var consumer = new KafkaConsumer<@Nullable String, byte @Nullable []>(
                    settings, new StringDeserializer(), new ByteArrayDeserializer())) {
                consumer.subscribe(List.of(Topic.DELIVERIES.topicName(), BULK), new Handover(consumer));
                while (isRunning()) {
                    turn(consumer);
                }
                awaitDone(consumer.assignment(), drain.get());
            } catch (RuntimeException | Error e) { // nobody would start this thread again
                LOG.warnf("deliveries are not read for now: %s", e.toString());
                pause();
            } finally {
                offsets.disownAll();
            }
        }
    }

    private void turn(Consumer<@Nullable String, byte @Nullable []> consumer) {
        boolean full = offsets.openCount() >= config.mostOpenRecords()
                || offsets.openBytes().get() >= config.mostOpenBytes();
        pauseAndResume(consumer, full);
        var handOver = lanes.handOver();
        for (var message : consumer.poll(full ? POLL_WHILE_FULL : POLL)) {
            take(message, handOver);
        }
        handOver.end();
        if (System.nanoTime() - committedAt >= COMMIT_NANOS) {
            commit(consumer);
        }
    }

    /** What is not urgent has a share of what may be open, so that it never takes the room of the rest. */
    private void pauseAndResume(Consumer<?, ?> consumer, boolean full) {
        var bulk = consumer.assignment().stream()
                .filter(partition -> partition.topic().equals(BULK))
                .toList();
        if (full) {
            consumer.pause(consumer.assignment());
        } else if (offsets.openCount(bulk) >= config.mostOpenBulkRecords()) {
            var urgent = new HashSet<>(consumer.paused());
            bulk.forEach(urgent::remove);
            consumer.resume(urgent);
            consumer.pause(bulk);
        } else {
            consumer.resume(consumer.paused());
        }
    }

    private void take(ConsumerRecord<@Nullable String, byte @Nullable []> message, LaneLoops.HandOver handOver) {
        var partition = new TopicPartition(message.topic(), message.partition());
        var progress = offsets.of(partition);
        if (progress.isBefore(message.offset())) { // read again for its id only
            records.read(message).ifPresent(batch -> progress.recentIds().add(batch.webhookId()));
            return;
        }
        if (!progress.received(message.offset())) {
            return;
        }
        int bytes = Math.max(0, message.serializedValueSize());
        var source = new Work.Source(progress, message.offset(), bytes, offsets.openBytes());
        var batch = records.read(message);
        if (batch.isEmpty()) {
            records.giveUp(message, source::done);
        } else if (isRepeated(batch.get(), progress)) {
            source.done(); // the first one is open or durable, and its offset lies before
        } else {
            handOver.take(new Taken(batch.get(), source));
        }
    }

    /** An event can come twice, from the router and from the backfill; what was fixed or put off comes by intent. */
    private static boolean isRepeated(DeliveryBatch batch, PartitionProgress progress) {
        return !batch.fixed() && !batch.bulk() && !progress.recentIds().add(batch.webhookId());
    }

    private void commit(Consumer<?, ?> consumer) {
        committedAt = System.nanoTime();
        var done = offsets.toCommit();
        if (!done.isEmpty()) {
            consumer.commitAsync(done, (committed, failure) -> {
                if (failure != null) {
                    offsets.notCommitted(committed.keySet());
                }
            });
        }
    }

    private void awaitDone(Collection<TopicPartition> partitions, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        try {
            while (offsets.openCount(partitions) > 0 && System.nanoTime() - end < 0) {
                Thread.sleep(LOOK_AGAIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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

    /**
     * What happens when partitions come and go: what the owner before has left is taken over; before one goes there is a
     * moment for what is under way, then its offset.
     */
    private final class Handover implements ConsumerRebalanceListener {
        private final Consumer<?, ?> consumer;

        Handover(Consumer<?, ?> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            var committed = consumer.committed(Set.copyOf(partitions), PATIENCE_WITH_OFFSETS);
            var beginnings = consumer.beginningOffsets(partitions, PATIENCE_WITH_OFFSETS);
            for (var partition : partitions) {
                OffsetAndMetadata left = committed.get(partition);
                offsets.assign(partition, left);
                if (left != null) {
                    long beginning = beginnings.getOrDefault(partition, left.offset());
                    consumer.seek(partition, Math.max(beginning, left.offset() - config.reread()));
                }
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            awaitDone(partitions, isRunning() ? PATIENCE_AT_REVOCATION : Duration.ZERO);
            var done = offsets.toCommit(partitions);
            if (!done.isEmpty()) {
                consumer.commitSync(done);
            }
            offsets.disown(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            offsets.disown(partitions);
        }
    }
}
