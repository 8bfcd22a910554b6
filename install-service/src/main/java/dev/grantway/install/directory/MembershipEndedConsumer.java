package dev.grantway.install.directory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.MembershipEnded;
import dev.grantway.contracts.events.UserRemoved;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.platform.consumer.ConsumerDefinition;
import dev.grantway.platform.consumer.TopicConsumers;
import dev.grantway.platform.consumer.TopicRecord;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Remembers who left which account, so that it is known while the directory does not answer; and lets what people wrote be
 * forgotten with them.
 */
@Singleton
class MembershipEndedConsumer {
    private static final String GROUP = "install-service-members";

    /** Until the end was committed, the directory still answered that the person is a member; and clocks differ a little. */
    private static final Duration SETTLED_AFTER = Duration.ofSeconds(5);

    private static final Logger LOG = Logger.getLogger(MembershipEndedConsumer.class);

    private final TopicConsumers consumers;
    private final LeftMemberStore store;
    private final PersonEnding ending;
    private final ObjectMapper json;

    MembershipEndedConsumer(TopicConsumers consumers, LeftMemberStore store, PersonEnding ending, ObjectMapper json) {
        this.consumers = consumers;
        this.store = store;
        this.ending = ending;
        this.json = json;
    }

    void start(@Observes StartupEvent event) {
        var _ = consumers.start(new ConsumerDefinition(Topic.DIRECTORY_EVENTS, GROUP, this::handle));
    }

    private void handle(List<TopicRecord> records) {
        for (var message : records) {
            switch (message.headers().getOrDefault("ce_type", "")) {
                case MembershipEnded.TYPE ->
                    read(message, MembershipEnded.class).ifPresent(this::record);
                case UserRemoved.TYPE -> read(message, UserRemoved.class).ifPresent(this::forget);
                default -> LOG.tracef("not of interest here: %s", message.topic());
            }
        }
    }

    private void record(MembershipEnded ended) {
        QuarkusTransaction.requiringNew()
                .run(() -> store.record(
                        ended.userId(), ended.accountId(), ended.endedAt().plus(SETTLED_AFTER)));
    }

    private void forget(UserRemoved removed) {
        QuarkusTransaction.requiringNew().run(() -> ending.end(removed.userId()));
    }

    /** What cannot be read will never be: it is passed over, or it would hold up all behind it. */
    private <T> Optional<T> read(TopicRecord message, Class<T> type) {
        @Nullable String value = message.value();
        try {
            return value == null ? Optional.empty() : Optional.of(json.readValue(value, type));
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
