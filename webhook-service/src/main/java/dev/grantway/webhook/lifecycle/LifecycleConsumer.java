package dev.grantway.webhook.lifecycle;

import dev.grantway.contracts.topics.Topic;
import dev.grantway.platform.consumer.ConsumerDefinition;
import dev.grantway.platform.consumer.TopicConsumers;
import dev.grantway.platform.consumer.TopicRecord;
import dev.grantway.webhook.lifecycle.ReadOutcome.Told;
import dev.grantway.webhook.lifecycle.ReadOutcome.Unreadable;
import dev.grantway.webhook.lifecycle.ReadOutcome.Untold;
import dev.grantway.webhook.outgoing.DeadLetters;
import dev.grantway.webhook.outgoing.OutgoingRecord;
import dev.grantway.webhook.outgoing.RecordPublisher;
import dev.grantway.webhook.role.Role;
import dev.grantway.webhook.role.RoleConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Turns facts of installs into pushes to their apps. The offset is done once Kafka has them all. */
@Singleton
class LifecycleConsumer {
    private static final Logger LOG = Logger.getLogger(LifecycleConsumer.class);
    private static final Duration PATIENCE_WITH_THE_VIEW = Duration.ofSeconds(10);

    private final TopicConsumers consumers;
    private final LifecycleFacts facts;
    private final LifecyclePushes pushes;
    private final RecordPublisher publisher;
    private final DeadLetters deadLetters;
    private final RoleConfig roles;

    LifecycleConsumer(
            TopicConsumers consumers,
            LifecycleFacts facts,
            LifecyclePushes pushes,
            RecordPublisher publisher,
            DeadLetters deadLetters,
            RoleConfig roles) {
        this.consumers = consumers;
        this.facts = facts;
        this.pushes = pushes;
        this.publisher = publisher;
        this.deadLetters = deadLetters;
        this.roles = roles;
    }

    void start(@Observes StartupEvent event) {
        if (roles.roles().contains(Role.ROUTER)) {
            consumers.start(new ConsumerDefinition(Topic.INSTALL_EVENTS, "webhook-lifecycle", this::tell));
        }
    }

    /** An exception here has the batch polled again; that is right for whatever passes, and only for that. */
    void tell(List<TopicRecord> polled) throws InterruptedException {
        if (polled.stream().noneMatch(LifecycleFacts::isTold)) {
            return;
        }
        if (!pushes.seesThePresent(PATIENCE_WITH_THE_VIEW)) {
            throw new IllegalStateException("the view of apps is behind; facts of installs wait for it");
        }
        publisher.publish(
                polled.stream().flatMap(record -> outgoing(record).stream()).toList());
    }

    private Optional<OutgoingRecord> outgoing(TopicRecord record) {
        return switch (facts.read(record)) {
            case Told(var fact) -> pushes.plan(fact).map(OutgoingRecord::of);
            case Untold() -> Optional.empty();
            case Unreadable(String detail) -> Optional.of(givenUp(record, detail));
        };
    }

    private OutgoingRecord givenUp(TopicRecord record, String detail) {
        LOG.warnf(
                "a fact of an install is given up as malformed: %s (partition %d, offset %d)",
                detail, record.partition(), record.offset());
        return deadLetters.unreadable(record, "malformed", detail);
    }
}
