package dev.grantway.webhook.deadletter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.AccountClosed;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.platform.consumer.ConsumerDefinition;
import dev.grantway.platform.consumer.TopicConsumers;
import dev.grantway.platform.consumer.TopicRecord;
import dev.grantway.webhook.role.Role;
import dev.grantway.webhook.role.RoleConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Forgets what was to be sent of an account once that is closed. */
@Singleton
class ClosedAccounts {
    private static final Logger LOG = Logger.getLogger(ClosedAccounts.class);

    private final TopicConsumers consumers;
    private final DeadLetterStore store;
    private final ObjectMapper json;
    private final RoleConfig roles;

    ClosedAccounts(TopicConsumers consumers, DeadLetterStore store, ObjectMapper json, RoleConfig roles) {
        this.consumers = consumers;
        this.store = store;
        this.json = json;
        this.roles = roles;
    }

    void start(@Observes StartupEvent event) {
        if (roles.roles().contains(Role.LOG)) {
            consumers.start(new ConsumerDefinition(Topic.DIRECTORY_EVENTS, "webhook-closed-accounts", this::forget));
        }
    }

    void forget(List<TopicRecord> records) {
        for (var record : records) {
            @Nullable String value = record.value();
            if (value != null && AccountClosed.TYPE.equals(record.headers().get("ce_type"))) {
                forget(record, value);
            }
        }
    }

    private void forget(TopicRecord record, String value) {
        try {
            store.forgetContentOf(json.readValue(value, AccountClosed.class).accountId());
        } catch (JsonProcessingException e) { // one bad record must not keep the others away
            LOG.errorf("skipped a closed account (partition %d, offset %d)", record.partition(), record.offset());
        }
    }
}
