package dev.grantway.install.installation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.GrantRevoked;
import dev.grantway.contracts.events.TokensIssued;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.install.installation.NewsBatches.News;
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

/** Takes in what token-service tells of grants; each event may come again. */
@Singleton
class TokensIssuedConsumer {
    /** Shares the topic among this service's pods. */
    static final String GROUP = "install-service";

    private static final Logger LOG = Logger.getLogger(TokensIssuedConsumer.class);

    private final TopicConsumers consumers;
    private final Installations installations;
    private final NewsBatches news;
    private final ObjectMapper json;

    TokensIssuedConsumer(TopicConsumers consumers, Installations installations, NewsBatches news, ObjectMapper json) {
        this.consumers = consumers;
        this.installations = installations;
        this.news = news;
        this.json = json;
    }

    void start(@Observes StartupEvent event) {
        var _ = consumers.start(new ConsumerDefinition(Topic.GRANT_EVENTS, GROUP, this::handle));
    }

    private void handle(List<TopicRecord> records) throws InterruptedException {
        news.takeIn(records.stream().map(this::read).flatMap(Optional::stream).toList());
    }

    private Optional<News> read(TopicRecord message) {
        return switch (message.headers().getOrDefault("ce_type", "")) {
            case TokensIssued.TYPE -> read(message, TokensIssued.class, installations::complete);
            case GrantRevoked.TYPE -> read(message, GrantRevoked.class, installations::revoke);
            default -> {
                LOG.debugf("passed over %s of %s", message.headers().get("ce_type"), message.key());
                yield Optional.empty();
            }
        };
    }

    private <T> Optional<News> read(TopicRecord message, Class<T> type, Consumer<T> use) {
        return Optional.ofNullable(message.value())
                .flatMap(value -> parse(message, value, type))
                .map(event -> new News(message.key(), () -> use.accept(event)));
    }

    /** What cannot be read will never be: it is passed over, or it would hold up all behind it. */
    private <T> Optional<T> parse(TopicRecord message, String value, Class<T> type) {
        try {
            return Optional.of(json.readValue(value, type));
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
