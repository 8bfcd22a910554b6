package dev.grantway.token.directory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.AccountClosed;
import dev.grantway.contracts.events.MembershipEnded;
import dev.grantway.contracts.events.UserRemoved;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.platform.consumer.ConsumerDefinition;
import dev.grantway.platform.consumer.TopicConsumers;
import dev.grantway.platform.consumer.TopicRecord;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Takes in who is no longer there. Each event may come again, and then changes nothing. */
@Singleton
class DirectoryEventsConsumer {
    /** Shares the topic among this service's pods; no other service's. */
    static final String GROUP = "token-directory";

    private static final Logger LOG = Logger.getLogger(DirectoryEventsConsumer.class);

    private final TopicConsumers consumers;
    private final Departures departures;
    private final Erasures erasures;
    private final ObjectMapper json;

    DirectoryEventsConsumer(TopicConsumers consumers, Departures departures, Erasures erasures, ObjectMapper json) {
        this.consumers = consumers;
        this.departures = departures;
        this.erasures = erasures;
        this.json = json;
    }

    void start(@Observes StartupEvent event) {
        var _ = consumers.start(new ConsumerDefinition(Topic.DIRECTORY_EVENTS, GROUP, this::handle));
    }

    private void handle(List<TopicRecord> records) {
        for (var message : records) {
            switch (message.headers().getOrDefault("ce_type", "")) {
                case MembershipEnded.TYPE -> read(message, MembershipEnded.class, departures::leave);
                case UserRemoved.TYPE -> read(message, UserRemoved.class, departures::remove);
                case AccountClosed.TYPE -> read(message, AccountClosed.class, this::close);
                default -> LOG.debugf("passed over %s of %s", message.headers().get("ce_type"), message.key());
            }
        }
    }

    /** Its installations are closed by install-service, one by one. */
    private void close(AccountClosed closed) {
        if (closed.erase()) {
            erasures.erase(closed.accountId());
        }
    }

    private <T> void read(TopicRecord message, Class<T> type, Consumer<T> use) {
        Optional.ofNullable(message.value())
                .flatMap(value -> parse(message, value, type))
                .ifPresent(use);
    }

    /** What cannot be read will never be: it is passed over, or it would hold up all behind it. */
    private <T> Optional<T> parse(TopicRecord message, String value, Class<T> type) {
        try {
            return Optional.ofNullable(json.readValue(value, type));
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
