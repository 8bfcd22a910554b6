package dev.grantway.webhook.retry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.platform.consumer.ConsumerDefinition;
import dev.grantway.platform.consumer.TopicConsumers;
import dev.grantway.platform.consumer.TopicRecord;
import dev.grantway.webhook.outgoing.DeadLetters;
import dev.grantway.webhook.outgoing.RecordPublisher;
import dev.grantway.webhook.role.Role;
import dev.grantway.webhook.role.RoleConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads retries that went to Kafka back into rows. While PostgreSQL is away, its records simply come again. */
@Singleton
class SpillConsumer {
    private final TopicConsumers consumers;
    private final Retries retries;
    private final DeadLetters deadLetters;
    private final RecordPublisher publisher;
    private final ObjectMapper json;
    private final RoleConfig roles;

    SpillConsumer(
            TopicConsumers consumers,
            Retries retries,
            DeadLetters deadLetters,
            RecordPublisher publisher,
            ObjectMapper json,
            RoleConfig roles) {
        this.consumers = consumers;
        this.retries = retries;
        this.deadLetters = deadLetters;
        this.publisher = publisher;
        this.json = json;
        this.roles = roles;
    }

    void start(@Observes StartupEvent event) {
        if (roles.roles().contains(Role.RETRIES)) {
            consumers.start(new ConsumerDefinition(Topic.DELIVERIES_SPILL, "webhook-spill", this::readBack));
        }
    }

    void readBack(List<TopicRecord> spilled) throws InterruptedException {
        for (var record : spilled) {
            var retry = read(record);
            if (retry == null) {
                publisher.publish(List.of(deadLetters.unreadable(record, "malformed", "The record is not a retry.")));
            } else {
                retries.store(List.of(retry));
            }
        }
    }

    private @Nullable ScheduledRetry read(TopicRecord record) {
        @Nullable String value = record.value();
        try {
            return value == null ? null : json.readValue(value, ScheduledRetry.class);
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
