package dev.grantway.webhook.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.platform.consumer.ConsumerDefinition;
import dev.grantway.platform.consumer.TopicConsumers;
import dev.grantway.platform.consumer.TopicRecord;
import dev.grantway.webhook.attempt.Attempt;
import dev.grantway.webhook.role.Role;
import dev.grantway.webhook.role.RoleConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Writes attempts into the log, batch by batch. */
@Singleton
class AttemptConsumer {
    private static final Logger LOG = Logger.getLogger(AttemptConsumer.class);

    /** Kafka keeps attempts for three days; there is no partition for what claims to be older. */
    private static final Duration OLDEST = Duration.ofDays(4);

    private final TopicConsumers consumers;
    private final AttemptLog log;
    private final ObjectReader json;
    private final Clock clock;
    private final RoleConfig roles;

    AttemptConsumer(TopicConsumers consumers, AttemptLog log, ObjectMapper json, Clock clock, RoleConfig roles) {
        this.consumers = consumers;
        this.log = log;
        this.json = json.readerFor(Attempt.class);
        this.clock = clock;
        this.roles = roles;
    }

    void start(@Observes StartupEvent event) {
        if (roles.roles().contains(Role.LOG)) {
            consumers.start(new ConsumerDefinition(Topic.DELIVERY_ATTEMPTS, "webhook-log", this::write));
        }
    }

    void write(List<TopicRecord> records) {
        Instant oldest = clock.instant().minus(OLDEST);
        log.add(records.stream()
                .flatMap(record -> read(record).stream())
                .filter(attempt -> attempt.startedAt().isAfter(oldest))
                .toList());
    }

    private Optional<Attempt> read(TopicRecord record) {
        @Nullable String value = record.value();
        try {
            return value == null ? Optional.empty() : Optional.of(json.readValue(value));
        } catch (JsonProcessingException e) { // one bad line must not keep the others away
            LOG.errorf("skipped a line of the log (partition %d, offset %d)", record.partition(), record.offset());
            return Optional.empty();
        }
    }
}
