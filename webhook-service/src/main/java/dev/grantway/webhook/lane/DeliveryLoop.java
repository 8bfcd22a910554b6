package dev.grantway.webhook.lane;

import dev.grantway.contracts.topics.Topic;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import dev.grantway.webhook.retry.Retries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes delivery records and hands them to their lanes, without waiting for any. An offset is committed once all before
 * it are done, so a crash repeats what was open and loses nothing.
 */
final class DeliveryLoop {
    private static final Logger LOG = Logger.getLogger(DeliveryLoop.class);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration BACK_OFF = Duration.ofSeconds(1);
    private static final Duration PATIENCE_AT_REVOCATION = Duration.ofSeconds(2);
    private static final int MOST_FAULTS = 4;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final AtomicReference<Duration> drain = new AtomicReference<>(Duration.ZERO);
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread thread = Thread.ofPlatform().name("webhook-sender").unstarted(this::run);
    private final OffsetTracker offsets;
    private final Map<String, Object> settings;
    private final DeliveryRecords records;
    private final Lanes lanes;
    private final LaneConfig config;

    DeliveryLoop(Map<String, Object> settings, DeliveryRecords records, Lanes lanes, LaneConfig config) {
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
        workers.shutdownNow();
    }

    private void run() {
        while (isRunning()) {
            try (var consumer = new KafkaConsumer<@Nullable String, @Nullable String>(
                    settings, new StringDeserializer(), new StringDeserializer())) {
                consumer.subscribe(List.of(Topic.DELIVERIES.topicName()), new Handover(consumer));
                while (isRunning()) {
                    turn(consumer);
                }
                awaitDone(consumer.assignment(), drain.get());
                workers.shutdownNow(); // what is open must not end after its offset was left to another
            } catch (RuntimeException e) {
                LOG.warnf("deliveries are not read for now: %s", e.toString());
                pause();
            } finally {
                offsets.disownAll();
            }
        }
    }

    private void turn(KafkaConsumer<@Nullable String, @Nullable String> consumer) {
        if (offsets.openCount() >= config.mostOpenRecords()) {
            consumer.pause(consumer.assignment());
        } else {
            consumer.resume(consumer.paused());
        }
        var taken = new ArrayList<Batching.Taken>();
        for (var message : consumer.poll(POLL)) {
            take(message, taken);
        }
        Batching.join(taken).forEach(this::handOver);
        var done = offsets.toCommit();
        if (!done.isEmpty()) {
            consumer.commitAsync(done, (committed, failure) -> {
                if (failure == null) {
                    offsets.committed(committed);
                }
            });
        }
    }

    private void take(ConsumerRecord<@Nullable String, @Nullable String> message, List<Batching.Taken> taken) {
        var progress = offsets.of(new TopicPartition(message.topic(), message.partition()));
        progress.received(message.offset());
        var source = new Work.Source(progress, message.offset());
        var batch = records.read(message);
        if (batch.isEmpty()) {
            giveUp(message, source);
        } else if (isRepeated(batch.get(), progress)) {
            source.done(); // the first one is open or durable, and its offset lies before
        } else {
            taken.add(new Batching.Taken(batch.get(), message.serializedValueSize(), source));
        }
    }

    /** An event can come twice, from the router and from the backfill; what was fixed comes by intent. */
    private static boolean isRepeated(DeliveryBatch batch, PartitionProgress progress) {
        return !batch.fixed() && !progress.recentIds().add(batch.webhookId());
    }

    private void giveUp(ConsumerRecord<@Nullable String, @Nullable String> message, Work.Source source) {
        var _ = workers.submit(() -> {
            untilTaken(() -> records.giveUp(message));
            source.done();
            return true;
        });
    }

    private void handOver(Work work) {
        handOver(work, 0);
    }

    private void handOver(Work work, int faults) {
        var place = lanes.enter(work.batch());
        var _ = workers.submit(() -> {
            try {
                lanes.run(work, place);
            } catch (InterruptedException e) {
                LOG.debugf(
                        "webhook %s was left to another consumer", work.batch().webhookId());
            } catch (RuntimeException e) {
                retake(work, faults, e);
            }
            return true;
        });
    }

    /** A fault of ours: the batch is tried again, but only an outage may hold it, and its partition, for long. */
    private void retake(Work work, int faultsBefore, RuntimeException fault) throws InterruptedException {
        int faults = isOutage(fault) ? faultsBefore : faultsBefore + 1;
        LOG.errorf(
                fault,
                "webhook %s could not be worked on (fault %d of %d)",
                work.batch().webhookId(),
                faults,
                MOST_FAULTS);
        if (faults < MOST_FAULTS) {
            Thread.sleep(BACK_OFF);
            handOver(work, faults);
        } else if (work.isOwned()) {
            untilTaken(() -> records.giveUp(work.batch()));
            work.done();
        }
    }

    private static boolean isOutage(RuntimeException fault) {
        return fault instanceof KafkaException
                || fault.getCause() instanceof KafkaException
                || Retries.isOfDatabase(fault);
    }

    /** A dead letter that Kafka does not take for now is not passed over. */
    private static void untilTaken(Letter letter) throws InterruptedException {
        while (true) {
            try {
                letter.publish();
                return;
            } catch (RuntimeException e) {
                LOG.warnf("a dead letter has to wait: %s", e.toString());
                Thread.sleep(BACK_OFF);
            }
        }
    }

    /** A dead letter that is published when this returns. */
    @FunctionalInterface
    private interface Letter {
        void publish() throws InterruptedException;
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

    /** What happens when partitions go to another consumer: a moment for what is under way, then the offsets. */
    private final class Handover implements ConsumerRebalanceListener {
        private final KafkaConsumer<@Nullable String, @Nullable String> consumer;

        Handover(KafkaConsumer<@Nullable String, @Nullable String> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            LOG.debugf("assigned %s", partitions);
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
