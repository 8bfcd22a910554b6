package dev.grantway.registry.installs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.Event;
import dev.grantway.contracts.events.InstallationSnapshot;
import dev.grantway.contracts.events.UsageTotals;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.platform.consumer.ConsumerDefinition;
import dev.grantway.platform.consumer.TopicConsumers;
import dev.grantway.platform.consumer.TopicRecord;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes in what the other services say of installations; each pod some of the partitions. All may come again. */
@Singleton
class InstallConsumers {
    private static final Logger LOG = Logger.getLogger(InstallConsumers.class);
    private static final String INSTALL = Event.TYPE_PREFIX + "install.";

    private final TopicConsumers consumers;
    private final InstallStore store;
    private final UsageStore usage;
    private final ObjectMapper json;

    InstallConsumers(TopicConsumers consumers, InstallStore store, UsageStore usage, ObjectMapper json) {
        this.consumers = consumers;
        this.store = store;
        this.usage = usage;
        this.json = json;
    }

    void start(@Observes StartupEvent event) {
        var _ = consumers.start(new ConsumerDefinition(Topic.INSTALLATIONS, "app-registry-installs", this::states));
        var _ = consumers.start(
                new ConsumerDefinition(Topic.INSTALL_EVENTS, "app-registry-install-facts", this::facts));
        var _ = consumers.start(new ConsumerDefinition(Topic.USAGE, "app-registry-usage", this::usage));
    }

    /** A tombstone forgets the installation; what came before it in the batch is stored before, what comes after it after. */
    private void states(List<TopicRecord> records) {
        var states = new ArrayList<InstallationSnapshot>();
        for (var message : records) {
            if (message.value() == null) {
                store.states(states);
                states.clear();
                store.forget(message.key());
            } else {
                read(message, InstallationSnapshot.class).ifPresent(states::add);
            }
        }
        store.states(states);
    }

    private void facts(List<TopicRecord> records) {
        store.facts(records.stream()
                .filter(message -> message.headers().getOrDefault("ce_type", "").startsWith(INSTALL))
                .flatMap(message -> read(message, JsonNode.class).map(fact -> fact(message, fact)).stream())
                .toList());
    }

    private void usage(List<TopicRecord> records) {
        usage.tell(records.stream()
                .filter(message -> UsageTotals.TYPE.equals(message.headers().get("ce_type")))
                .flatMap(message -> read(message, UsageTotals.class).stream())
                .toList());
    }

    private static InstallStore.Fact fact(TopicRecord message, JsonNode fact) {
        var headers = message.headers();
        String place = message.topic() + "-" + message.partition() + "-" + message.offset();
        return new InstallStore.Fact(
                headers.getOrDefault("ce_id", place),
                message.key(),
                fact.path("generation").asInt(),
                number(headers.get("ce_sequence")),
                headers.getOrDefault("ce_type", "").substring(Event.TYPE_PREFIX.length()),
                time(headers.get("ce_time"), message));
    }

    private static long number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }

    private static Instant time(@Nullable String text, TopicRecord message) {
        try {
            return text == null ? Instant.ofEpochMilli(message.timestampMillis()) : Instant.parse(text);
        } catch (java.time.DateTimeException _) {
            return Instant.ofEpochMilli(message.timestampMillis());
        }
    }

    /** What cannot be read will never be: it is passed over, or it would hold up all behind it. */
    private <T> Optional<T> read(TopicRecord message, Class<T> type) {
        @Nullable String value = message.value();
        try {
            return value == null ? Optional.empty() : Optional.ofNullable(json.readValue(value, type));
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
