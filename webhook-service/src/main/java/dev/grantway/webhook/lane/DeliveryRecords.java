package dev.grantway.webhook.lane;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.grantway.platform.consumer.TopicRecord;
import dev.grantway.webhook.outgoing.DeadLetters;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import dev.grantway.webhook.outgoing.RecordPublisher;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads delivery records; one that cannot be read becomes a dead letter. */
@Singleton
class DeliveryRecords {
    private static final Logger LOG = Logger.getLogger(DeliveryRecords.class);

    private final ObjectReader json;
    private final DeadLetters deadLetters;
    private final RecordPublisher publisher;

    DeliveryRecords(ObjectMapper json, DeadLetters deadLetters, RecordPublisher publisher) {
        this.json = json.readerFor(DeliveryBatch.class);
        this.deadLetters = deadLetters;
        this.publisher = publisher;
    }

    Optional<DeliveryBatch> read(ConsumerRecord<@Nullable String, byte @Nullable []> message) {
        byte[] value = message.value();
        try {
            DeliveryBatch batch = value == null ? null : json.readValue(value);
            return batch == null || batch.deliveries().isEmpty() ? Optional.empty() : Optional.of(batch);
        } catch (IOException | RuntimeException e) { // a record without what it needs fails in its constructor
            return Optional.empty();
        }
    }

    /** Publishes an unreadable record as a dead letter, and says when Kafka has it. */
    void giveUp(ConsumerRecord<@Nullable String, byte @Nullable []> message, Runnable published) {
        LOG.warnf(
                "an unreadable delivery is given up (partition %d, offset %d)", message.partition(), message.offset());
        byte[] value = message.value();
        var record = new TopicRecord(
                message.topic(),
                message.partition(),
                message.offset(),
                message.key() == null ? "" : message.key(),
                value == null ? null : new String(value, StandardCharsets.UTF_8),
                message.timestamp(),
                Map.of());
        publisher.publish(deadLetters.unreadable(record, "malformed", "The record is not a delivery."), published);
    }

    /** Publishes a delivery that can never be worked on as a dead letter, and says when Kafka has it. */
    void giveUp(DeliveryBatch batch, Runnable published) {
        LOG.errorf("webhook %s of app %d is given up after faults of ours", batch.webhookId(), batch.appId());
        publisher.publish(
                deadLetters.faulty(batch, "The delivery could not be worked on, again and again."), published);
    }
}
