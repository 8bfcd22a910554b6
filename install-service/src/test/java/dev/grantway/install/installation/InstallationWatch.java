package dev.grantway.install.installation;

import static org.awaitility.Awaitility.await;

import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Watches an installation: what it is by now, and what was told of it. */
@Singleton
class InstallationWatch {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final InstallationView view;
    private final String kafka;

    InstallationWatch(InstallationView view, @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.view = view;
        this.kafka = kafka;
    }

    Installation load(String id) {
        return view.find(id).orElseThrow();
    }

    void awaitStatus(String id, InstallationStatus status) {
        await().atMost(PATIENCE).until(() -> load(id).status() == status);
    }

    /** All events of an installation, once there are so many. */
    List<ConsumerRecord<String, String>> awaitEvents(String id, int count) {
        var reader = new TopicReader(kafka);
        return await().atMost(PATIENCE)
                .until(
                        () -> reader.all(Topic.INSTALL_EVENTS).stream()
                                .filter(message -> message.key().equals(id))
                                .toList(),
                        events -> events.size() >= count);
    }

    String lastType(String id, int count) {
        return types(awaitEvents(id, count)).getLast();
    }

    static List<String> types(List<ConsumerRecord<String, String>> events) {
        return headers(events, "ce_type");
    }

    static List<String> sequences(List<ConsumerRecord<String, String>> events) {
        return headers(events, "ce_sequence");
    }

    private static List<String> headers(List<ConsumerRecord<String, String>> events, String name) {
        return events.stream().map(event -> TopicReader.header(event, name)).toList();
    }
}
