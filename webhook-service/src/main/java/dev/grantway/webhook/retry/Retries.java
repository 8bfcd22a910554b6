package dev.grantway.webhook.retry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import dev.grantway.webhook.outgoing.DeliveryText;
import dev.grantway.webhook.outgoing.OutgoingRecord;
import dev.grantway.webhook.outgoing.RecordPublisher;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** Keeps batches until they are due: in PostgreSQL, or in a Kafka topic while that is away. */
@Singleton
public class Retries {
    private static final Logger LOG = Logger.getLogger(Retries.class);

    private final RetryStore store;
    private final RecordPublisher publisher;
    private final DeliveryText text;
    private final RetryConfig config;
    private final ObjectMapper json;
    private final Clock clock;
    private final RetryWriter writer;

    Retries(
            RetryStore store,
            RecordPublisher publisher,
            DeliveryText text,
            RetryConfig config,
            ObjectMapper json,
            Clock clock) {
        this.store = store;
        this.publisher = publisher;
        this.text = text;
        this.config = config;
        this.json = json;
        this.clock = clock;
        this.writer = new RetryWriter(this::storeOrSpill);
    }

    /**
     * Keeps a batch whose attempt failed; returns at once.
     *
     * @param next the batch as it is for its next attempt
     * @param kept is told, on a thread that must not wait, when it is durable
     */
    public void schedule(DeliveryBatch next, Instant dueAt, Runnable kept) {
        writer.write(new ScheduledRetry(next, dueAt, false), kept);
    }

    /** Keeps a batch that there was no room for; returns at once, and tells when it is durable. */
    public void postpone(DeliveryBatch batch, Runnable kept) {
        postpone(batch, config.postponement(), kept);
    }

    /** Keeps a batch that may not be sent for some time; returns at once, and tells when it is durable. */
    public void postpone(DeliveryBatch batch, Duration wait, Runnable kept) {
        writer.write(new ScheduledRetry(batch.postponed(), clock.instant().plus(wait), true), kept);
    }

    /** Keeps a batch whose installation is suspended; returns at once, and tells when it is durable. */
    public void holdWhileSuspended(DeliveryBatch batch, Runnable kept) {
        postpone(batch, config.whileSuspended(), kept);
    }

    /** Whether the database is what failed, and not the batch. */
    public static boolean isOfDatabase(Throwable fault) {
        return RetryStore.isOfDatabase(fault);
    }

    /** Stores rows in one go; all of them or none. */
    void store(List<ScheduledRetry> retries) {
        var now = clock.instant();
        store.add(retries.stream().map(retry -> row(retry, now)).toList());
    }

    private RetryStore.NewRow row(ScheduledRetry retry, Instant now) {
        var batch = retry.batch();
        return new RetryStore.NewRow(
                retry.dueAt().isBefore(now) ? now : retry.dueAt(), // its day's partition may be gone
                batch.endpoint(),
                keyOf(batch),
                batch.attempt(),
                retry.postponed(),
                batch.kind().isLifecycle(), // one push, which comes again as it was
                new SealedPayload(text.seal(serialise(batch), placeOf(keyOf(batch)))));
    }

    private void storeOrSpill(List<ScheduledRetry> retries) throws InterruptedException {
        try {
            store(retries);
        } catch (RuntimeException e) {
            LOG.warnf("%d retries go to the spill topic, for they could not be stored: %s", retries.size(), e);
            publisher.publish(retries.stream()
                    .map(retry -> new OutgoingRecord(
                            Topic.DELIVERIES_SPILL, retry.batch().endpoint(), retry))
                    .toList());
        }
    }

    @PreDestroy
    void close() throws InterruptedException {
        writer.close();
    }

    /** A webhook that is sent once more counts its attempts anew, so its rows are others than those of before. */
    private static String keyOf(DeliveryBatch batch) {
        return batch.replayId() == null ? batch.webhookId() : batch.webhookId() + "#" + batch.replayId();
    }

    /** Where the payload of a row is sealed to, by the row's webhook id. */
    public static String placeOf(String webhookId) {
        return "delivery-retry:" + webhookId;
    }

    private String serialise(DeliveryBatch batch) {
        try {
            return json.writeValueAsString(batch);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a batch must be JSON: " + batch.webhookId(), e);
        }
    }
}
