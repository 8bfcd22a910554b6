package dev.grantway.registry.notices;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.Notice;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.platform.consumer.ConsumerDefinition;
import dev.grantway.platform.consumer.TopicConsumers;
import dev.grantway.platform.consumer.TopicRecord;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Takes notices in. Each is a transaction of its own, and may come again. */
@Singleton
class NoticeConsumer {
    /** Shares the topic among this service's pods. */
    private static final String GROUP = "app-registry-notices";

    private static final Logger LOG = Logger.getLogger(NoticeConsumer.class);

    private final TopicConsumers consumers;
    private final Notices notices;
    private final ObjectMapper json;

    NoticeConsumer(TopicConsumers consumers, Notices notices, ObjectMapper json) {
        this.consumers = consumers;
        this.notices = notices;
        this.json = json;
    }

    void start(@Observes StartupEvent event) {
        var _ = consumers.start(new ConsumerDefinition(Topic.NOTICES, GROUP, this::handle));
    }

    private void handle(List<TopicRecord> records) {
        for (var message : records) {
            if (message.headers().getOrDefault("ce_type", "").equals(Notice.TYPE)) {
                Optional.ofNullable(message.value())
                        .flatMap(value -> parse(message, value))
                        .ifPresent(notice -> takeIn(message, notice));
            }
        }
    }

    private void takeIn(TopicRecord message, Notice notice) {
        String place = message.topic() + "-" + message.partition() + "-" + message.offset();
        if (!notices.takeIn(message.headers().getOrDefault("ce_id", place), notice)) {
            LOG.infof("passed over a notice that has no words here: %s, %s", notice.template(), place);
        }
    }

    /** What cannot be read will never be: it is passed over, or it would hold up all behind it. */
    private Optional<Notice> parse(TopicRecord message, String value) {
        try {
            return Optional.ofNullable(json.readValue(value, Notice.class));
        } catch (JsonProcessingException e) {
            LOG.errorf(
                    e,
                    "unreadable: %s, partition %d, offset %d",
                    message.topic(),
                    message.partition(),
                    message.offset());
            return Optional.empty();
        }
    }
}
