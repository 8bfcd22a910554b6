package dev.grantway.webhook.outgoing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes records; they are there once all in-sync replicas have them. */
@Singleton
public class RecordPublisher {
    private static final int PROMPT_MILLIS = 2;
    private static final int PATIENT_MILLIS = 20;

    /** For what somebody waits for. */
    private final Producer<String, byte[]> prompt;

    /** For what nobody waits for: it gathers more, which costs less. */
    private final Producer<String, byte[]> patient;

    private final PatientWriter writer;
    private final ObjectMapper json;

    RecordPublisher(@Identifier("default-kafka-broker") Map<String, Object> broker, ObjectMapper json) {
        var settings = new HashMap<>(broker);
        settings.put("enable.idempotence", true);
        settings.put("acks", "all");
        settings.put("batch.size", 64 * 1024);
        settings.put("delivery.timeout.ms", 10_000);
        settings.put("request.timeout.ms", 5_000);
        settings.put("max.block.ms", 5_000);
        this.prompt = producer(settings, PROMPT_MILLIS);
        this.patient = producer(settings, PATIENT_MILLIS);
        this.json = json;
        this.writer = new PatientWriter((outgoing, callback) -> {
            var _ = send(patient, outgoing, callback);
        });
    }

    private static Producer<String, byte[]> producer(Map<String, Object> common, int lingerMillis) {
        var settings = new HashMap<>(common);
        settings.put("linger.ms", lingerMillis);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /**
     * Publishes a record as soon as Kafka takes it, however long that may be; returns at once.
     *
     * @param published is told on a thread that must not wait
     */
    public void publish(OutgoingRecord outgoing, Runnable published) {
        writer.write(outgoing, published);
    }

    /**
     * Publishes all records and waits for it.
     *
     * @throws IllegalStateException when one was not acknowledged; the others may have been
     */
    public void publish(List<OutgoingRecord> records) throws InterruptedException {
        var acknowledgements = new ArrayList<Future<RecordMetadata>>(records.size());
        for (var outgoing : records) {
            var acknowledgement = send(outgoing);
            if (acknowledgement.isDone()) { // most likely refused: do not wait for the same refusal once per record
                await(acknowledgement);
            }
            acknowledgements.add(acknowledgement);
        }
        for (var acknowledgement : acknowledgements) {
            await(acknowledgement);
        }
    }

    private Future<RecordMetadata> send(OutgoingRecord outgoing) {
        try {
            return send(prompt, outgoing, (_, _) -> {});
        } catch (KafkaException e) {
            throw new IllegalStateException("Kafka did not take the record", e);
        }
    }

    /** Hands a record to the client, which may wait for room or for the cluster. */
    private Future<RecordMetadata> send(Producer<String, byte[]> producer, OutgoingRecord outgoing, Callback callback) {
        try {
            byte[] value = json.writeValueAsBytes(outgoing.value());
            var record = new ProducerRecord<>(outgoing.topic().topicName(), outgoing.key(), value);
            outgoing.headers()
                    .forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
            return producer.send(record, callback);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a record must be JSON: " + outgoing.topic(), e);
        }
    }

    private static void await(Future<RecordMetadata> acknowledgement) throws InterruptedException {
        try {
            var _ = acknowledgement.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka did not take the record", e.getCause());
        }
    }

    @PreDestroy
    void close() throws InterruptedException {
        writer.close();
        patient.close(Duration.ofSeconds(5));
        prompt.close(Duration.ofSeconds(5));
    }
}
