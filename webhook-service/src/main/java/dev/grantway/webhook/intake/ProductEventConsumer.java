package dev.grantway.webhook.intake;

import dev.grantway.contracts.topics.Topic;
import dev.grantway.platform.consumer.ConsumerDefinition;
import dev.grantway.platform.consumer.TopicConsumers;
import dev.grantway.platform.consumer.TopicRecord;
import dev.grantway.webhook.event.ProductEvent;
import dev.grantway.webhook.event.ProductEventParser;
import dev.grantway.webhook.event.UnreadableEventException;
import dev.grantway.webhook.fanout.FanOut;
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
import org.jboss.logging.Logger;

/** The router: turns product events into deliveries. The offset is done once Kafka has them all. */
@Singleton
class ProductEventConsumer {
    private static final Logger LOG = Logger.getLogger(ProductEventConsumer.class);
    private static final Duration PATIENCE_WITH_THE_VIEWS = Duration.ofSeconds(10);

    private final TopicConsumers consumers;
    private final ProductEventParser parser;
    private final FanOut fanOut;
    private final RecordPublisher publisher;
    private final DeadLetters deadLetters;
    private final RoleConfig roles;

    ProductEventConsumer(
            TopicConsumers consumers,
            ProductEventParser parser,
            FanOut fanOut,
            RecordPublisher publisher,
            DeadLetters deadLetters,
            RoleConfig roles) {
        this.consumers = consumers;
        this.parser = parser;
        this.fanOut = fanOut;
        this.publisher = publisher;
        this.deadLetters = deadLetters;
        this.roles = roles;
    }

    void start(@Observes StartupEvent event) {
        if (roles.roles().contains(Role.ROUTER)) {
            consumers.start(new ConsumerDefinition(Topic.PRODUCT_EVENTS, "webhook-router", this::route));
        }
    }

    /** An exception here has the batch polled again; that is right for whatever passes, and only for that. */
    void route(List<TopicRecord> polled) throws InterruptedException {
        if (!fanOut.seesThePresent(PATIENCE_WITH_THE_VIEWS)) {
            throw new IllegalStateException("the views of apps and installations are behind; events wait for them");
        }
        publisher.publish(
                polled.stream().flatMap(record -> planned(record).stream()).toList());
    }

    private List<OutgoingRecord> planned(TopicRecord record) {
        try {
            var event = parser.parse(record);
            return fanOut.knows(event) ? deliveries(event) : List.of(unknownType(record));
        } catch (UnreadableEventException e) {
            return List.of(givenUp(record, e.reason(), e.detail()));
        }
    }

    private List<OutgoingRecord> deliveries(ProductEvent event) {
        return fanOut.plan(event).stream().map(OutgoingRecord::of).toList();
    }

    private OutgoingRecord unknownType(TopicRecord record) {
        return givenUp(record, "unknown_event_type", "The platform has no event type of this name.");
    }

    private OutgoingRecord givenUp(TopicRecord record, String reason, String detail) {
        LOG.warnf(
                "a product event is given up as %s: %s (partition %d, offset %d)",
                reason, detail, record.partition(), record.offset());
        return deadLetters.unreadable(record, reason, detail);
    }
}
