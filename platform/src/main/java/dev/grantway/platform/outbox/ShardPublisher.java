package dev.grantway.platform.outbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the events of one shard to Kafka as CloudEvents in binary mode, a transaction a round.
 *
 * <p>The {@code transactional.id} is service and shard: whoever opens it fences the one before at the broker, so a
 * process that wakes up late can neither reorder a key nor put an old snapshot back on a compacted topic.
 */
final class ShardPublisher implements AutoCloseable {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final Producer<String, @Nullable String> producer;
    private final String source;

    private ShardPublisher(Producer<String, @Nullable String> producer, String source) {
        this.producer = producer;
        this.source = source;
    }

    /** Opens the shard and fences its former publisher. Rows have to be read after this, not before. */
    static ShardPublisher open(Map<String, Object> broker, String service, int shard) {
        var settings = new HashMap<>(broker);
        settings.put("transactional.id", service + "-outbox-" + shard);
        settings.put("transaction.timeout.ms", 15_000);
        settings.put("delivery.timeout.ms", 10_000);
        settings.put("request.timeout.ms", 5_000);
        settings.put("max.block.ms", 10_000);
        settings.put("buffer.memory", 8_388_608L);
        var producer =
                new KafkaProducer<String, @Nullable String>(settings, new StringSerializer(), new StringSerializer());
        try {
            producer.initTransactions();
        } catch (RuntimeException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
        return new ShardPublisher(producer, "/" + service);
    }

    /** Sends all rows, or none as a reader of committed records sees it. */
    void publish(List<OutboxRow> rows) {
        producer.beginTransaction();
        for (var row : rows) {
            var _ = producer.send(toRecord(row));
        }
        producer.commitTransaction(); // flushes, and throws what a send met
    }

    private ProducerRecord<String, @Nullable String> toRecord(OutboxRow row) {
        var message = new ProducerRecord<String, @Nullable String>(row.topic(), row.key(), row.payload());
        new EventEnvelope(row.eventId(), row.type(), row.key(), row.sequence(), row.occurredAt(), source)
                .writeTo(message.headers());
        return message;
    }

    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }
}
