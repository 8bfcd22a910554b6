package dev.grantway.install.usage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.UsageTotals;
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
import org.jspecify.annotations.Nullable;

/** Takes in what installations use. Totals may come again and in any order. */
@Singleton
class UsageConsumer {
    /** One of its own: the comparison of grants looks at the offsets of the other. */
    private static final String GROUP = "install-service-usage";

    private static final Logger LOG = Logger.getLogger(UsageConsumer.class);

    private final TopicConsumers consumers;
    private final UsageStore store;
    private final ObjectMapper json;

    UsageConsumer(TopicConsumers consumers, UsageStore store, ObjectMapper json) {
        this.consumers = consumers;
        this.store = store;
        this.json = json;
    }

    void start(@Observes StartupEvent event) {
        var _ = consumers.start(new ConsumerDefinition(Topic.USAGE, GROUP, this::handle));
    }

    private void handle(List<TopicRecord> records) {
        store.record(records.stream()
                .filter(message -> UsageTotals.TYPE.equals(message.headers().get("ce_type")))
                .flatMap(message -> read(message).stream())
                .toList());
    }

    /** What cannot be read will never be: it is passed over, or it would hold up all behind it. */
    private Optional<UsageTotals> read(TopicRecord message) {
        @Nullable String value = message.value();
        try {
            return value == null ? Optional.empty() : Optional.of(json.readValue(value, UsageTotals.class));
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
