package dev.grantway.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.Event;
import dev.grantway.contracts.topics.Topic;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says what the other services say. */
@Singleton
public class TestTopics {
    private final KafkaProducer<String, String> producer;
    private final ObjectMapper json;

    TestTopics(@ConfigProperty(name = "kafka.bootstrap.servers") String kafka, ObjectMapper json) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "linger.ms", 0), new StringSerializer(), new StringSerializer());
        this.json = json;
    }

    /** Tells it as it would be told. */
    public void tell(Event event, Instant at) {
        try {
            var message = new ProducerRecord<String, String>(
                    event.topic().topicName(), event.key(), json.writeValueAsString(event));
            Map.of(
                            "ce_type", event.type(),
                            "ce_id",
                                    event.derivedId()
                                            .orElseGet(() -> UUID.randomUUID().toString()),
                            "ce_sequence", Long.toString(event.sequence()),
                            "ce_time", at.toString())
                    .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            var _ = producer.send(message);
            producer.flush();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Tells something that nobody can read. */
    public void tell(Topic topic, String key, String value) {
        var _ = producer.send(new ProducerRecord<>(topic.topicName(), key, value));
        producer.flush();
    }

    /** Takes a key away from a compacted topic. */
    public void bury(Topic topic, String key) {
        var _ = producer.send(new ProducerRecord<>(topic.topicName(), key, null));
        producer.flush();
    }
}
