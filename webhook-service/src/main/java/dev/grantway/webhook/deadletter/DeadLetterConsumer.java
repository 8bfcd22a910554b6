package dev.grantway.webhook.deadletter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.platform.consumer.ConsumerDefinition;
import dev.grantway.platform.consumer.TopicConsumers;
import dev.grantway.platform.consumer.TopicRecord;
import dev.grantway.webhook.outgoing.DeadLetter;
import dev.grantway.webhook.role.Role;
import dev.grantway.webhook.role.RoleConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Copies the topic of dead letters. */
@Singleton
class DeadLetterConsumer {
    private static final Logger LOG = Logger.getLogger(DeadLetterConsumer.class);

    private final TopicConsumers consumers;
    private final DeadLetterStore store;
    private final ObjectReader json;
    private final RoleConfig roles;

    DeadLetterConsumer(TopicConsumers consumers, DeadLetterStore store, ObjectMapper json, RoleConfig roles) {
        this.consumers = consumers;
        this.store = store;
        this.json = json.readerFor(DeadLetter.class);
        this.roles = roles;
    }

    void start(@Observes StartupEvent event) {
        if (roles.roles().contains(Role.LOG)) {
            consumers.start(new ConsumerDefinition(Topic.DEAD_LETTERS, "webhook-dead-letters", this::write));
        }
    }

    void write(List<TopicRecord> records) {
        store.add(records.stream().flatMap(record -> read(record).stream()).toList());
    }

    private Optional<DeadLetterRow> read(TopicRecord record) {
        @Nullable String value = record.value();
        try {
            return value == null
                    ? Optional.empty()
                    : Optional.of(
                            DeadLetterRow.of(json.readValue(value), Instant.ofEpochMilli(record.timestampMillis())));
        } catch (JsonProcessingException | IllegalArgumentException e) { // one bad record must not keep others away
            LOG.errorf("skipped a dead letter (partition %d, offset %d)", record.partition(), record.offset());
            return Optional.empty();
        }
    }
}
