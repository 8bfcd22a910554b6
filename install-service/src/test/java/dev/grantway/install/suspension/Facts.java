package dev.grantway.install.suspension;

import static org.awaitility.Awaitility.await;

import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What was told of an installation. */
@Singleton
class Facts {
    private final TopicReader topics;

    Facts(@ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.topics = new TopicReader(kafka);
    }

    /** The types of all facts, once there are so many. */
    List<String> types(String id, int count) {
        return all(Topic.INSTALL_EVENTS, id, count).stream()
                .map(fact -> TopicReader.header(fact, "ce_type"))
                .toList();
    }

    /** The sequences of all facts, once there are so many. */
    List<Long> sequences(String id, int count) {
        return all(Topic.INSTALL_EVENTS, id, count).stream()
                .map(fact -> Long.valueOf(TopicReader.header(fact, "ce_sequence")))
                .toList();
    }

    /** The last fact, once there are so many. */
    String last(String id, int count) {
        return all(Topic.INSTALL_EVENTS, id, count).getLast().value();
    }

    /** All that was told of an installation on a topic, once it is so much. */
    List<ConsumerRecord<String, String>> all(Topic topic, String id, int count) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> topics.all(topic).stream()
                                .filter(message -> message.key().equals(id))
                                .toList(),
                        messages -> messages.size() >= count);
    }
}
