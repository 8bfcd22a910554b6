package dev.grantway.webhook.retry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import dev.grantway.webhook.outgoing.DeliveryText;
import dev.grantway.webhook.outgoing.OutgoingRecord;
import dev.grantway.webhook.outgoing.RecordPublisher;
import jakarta.inject.Singleton;
import java.time.Clock;
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
    }

    /**
     * Keeps a batch whose attempt failed; it is durable when this returns.
     *
     * @param next the batch as it is for its next attempt
     */
    public void schedule(DeliveryBatch next, Instant dueAt) throws InterruptedException {
        keep(new ScheduledRetry(next, dueAt, false));
    }

    /** Keeps a batch that there was no room for; it is durable when this returns. */
    public void postpone(DeliveryBatch batch) throws InterruptedException {
        keep(new ScheduledRetry(batch.postponed(), clock.instant().plus(config.postponement()), true));
    }

    /** Keeps a batch whose installation is suspended; it is durable when this returns. */
    public void holdWhileSuspended(DeliveryBatch batch) throws InterruptedException {
        keep(new ScheduledRetry(batch.postponed(), clock.instant().plus(config.whileSuspended()), true));
    }

    /** Whether the database is what failed, and not the batch. */
    public static boolean isOfDatabase(Throwable fault) {
        return RetryStore.isOfDatabase(fault);
    }

    private void keep(ScheduledRetry retry) throws InterruptedException {
        try {
            store(retry);
        } catch (RuntimeException e) {
            LOG.warnf("a retry goes to the spill topic, for it could not be stored: %s", e.toString());
            publisher.publish(List.of(
                    new OutgoingRecord(Topic.DELIVERIES_SPILL, retry.batch().endpoint(), retry)));
        }
    }

    void store(ScheduledRetry retry) {
        var batch = retry.batch();
        var now = clock.instant();
        store.add(new RetryStore.NewRow(
                retry.dueAt().isBefore(now) ? now : retry.dueAt(), // its day's partition may be gone
                batch.endpoint(),
                batch.webhookId(),
                batch.attempt(),
                retry.postponed(),
                batch.kind().isLifecycle(), // one push, which comes again as it was
                new SealedPayload(text.seal(serialise(batch), place(batch.webhookId())))));
    }

    /** Where a payload is sealed to. */
    static String place(String webhookId) {
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
