package dev.grantway.registry.secretuse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.SecretUsed;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.platform.consumer.ConsumerDefinition;
import dev.grantway.platform.consumer.TopicConsumers;
import dev.grantway.platform.consumer.TopicRecord;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes in which client secrets are in use. All may come late, in any order and again. */
@Singleton
class SecretUses {
    private static final Logger LOG = Logger.getLogger(SecretUses.class);

    private final TopicConsumers consumers;
    private final SecretUseStore store;
    private final ObjectMapper json;
    private final Clock clock;

    SecretUses(TopicConsumers consumers, SecretUseStore store, ObjectMapper json, Clock clock) {
        this.consumers = consumers;
        this.store = store;
        this.json = json;
        this.clock = clock;
    }

    /** In a group of its own: the log of calls, which is on the same topic, is another matter and fails by itself. */
    void start(@Observes StartupEvent event) {
        var _ = consumers.start(new ConsumerDefinition(Topic.API_CALLS, "app-registry-secret-uses", this::takeIn));
    }

    private void takeIn(List<TopicRecord> records) {
        var uses = records.stream()
                .filter(message -> SecretUsed.TYPE.equals(message.headers().get("ce_type")))
                .flatMap(message -> read(message).stream())
                .toList();
        if (!uses.isEmpty()) { // most batches are of calls alone
            store.touch(uses, clock.instant());
        }
    }

    /** What cannot be read will never be: it is passed over, or it would hold up all behind it. */
    private Optional<SecretUsed> read(TopicRecord message) {
        @Nullable String value = message.value();
        try {
            return value == null ? Optional.empty() : Optional.ofNullable(json.readValue(value, SecretUsed.class));
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
