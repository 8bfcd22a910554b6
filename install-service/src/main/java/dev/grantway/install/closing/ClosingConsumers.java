package dev.grantway.install.closing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.AccountClosed;
import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.install.closing.Closing.Act;
import dev.grantway.install.closing.Closing.Kind;
import dev.grantway.platform.consumer.ConsumerDefinition;
import dev.grantway.platform.consumer.TopicConsumers;
import dev.grantway.platform.consumer.TopicRecord;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes in what becomes of apps and accounts. Words may come again, and an older one changes nothing. */
@Singleton
class ClosingConsumers {
    private static final Logger LOG = Logger.getLogger(ClosingConsumers.class);
    private static final String APPS = "install-service-app-closings";
    private static final String ACCOUNTS = "install-service-account-closings";

    private final TopicConsumers consumers;
    private final WantedStore store;
    private final ObjectMapper json;

    ClosingConsumers(TopicConsumers consumers, WantedStore store, ObjectMapper json) {
        this.consumers = consumers;
        this.store = store;
        this.json = json;
    }

    void start(@Observes StartupEvent event) {
        var _ = consumers.start(
                new ConsumerDefinition(Topic.APPS, APPS, records -> store(records, AppSnapshot.TYPE, this::ofApp)));
        var _ = consumers.start(new ConsumerDefinition(
                Topic.DIRECTORY_EVENTS, ACCOUNTS, records -> store(records, AccountClosed.TYPE, this::ofAccount)));
    }

    private void store(List<TopicRecord> records, String type, Function<TopicRecord, Optional<Wanted>> reading) {
        for (var message : records) {
            if (type.equals(message.headers().get("ce_type"))) {
                reading.apply(message)
                        .ifPresent(wanted -> QuarkusTransaction.requiringNew().run(() -> store.store(wanted)));
            }
        }
    }

    private Optional<Wanted> ofApp(TopicRecord message) {
        return read(message, AppSnapshot.class)
                .map(app -> new Wanted(
                        Kind.APP,
                        app.appId(),
                        app.sequence(),
                        app.developerAccountId(),
                        switch (app.status()) {
                            case ACTIVE -> Act.RESUME;
                            case DISABLED -> Act.SUSPEND;
                            case DELETED -> Act.UNINSTALL;
                        },
                        false,
                        app.changedAt()));
    }

    private Optional<Wanted> ofAccount(TopicRecord message) {
        return read(message, AccountClosed.class)
                .map(account -> new Wanted(
                        Kind.ACCOUNT,
                        account.accountId(),
                        sequenceOf(message),
                        null,
                        Act.UNINSTALL,
                        account.erase(),
                        account.closedAt()));
    }

    /** It is part of the envelope; one without is as good as the first. */
    private static long sequenceOf(TopicRecord message) {
        try {
            return Long.parseLong(message.headers().getOrDefault("ce_sequence", "0"));
        } catch (NumberFormatException e) {
            return 0;
        }
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
