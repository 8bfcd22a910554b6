package dev.grantway.webhook.intake;

import dev.grantway.contracts.topics.Topic;
import dev.grantway.platform.consumer.ConsumerDefinition;
import dev.grantway.platform.consumer.TopicConsumers;
import dev.grantway.platform.consumer.TopicRecord;
import dev.grantway.webhook.event.ProductEventParser;
import dev.grantway.webhook.event.UnreadableEventException;
import dev.grantway.webhook.fanout.FanOut;
import dev.grantway.webhook.outgoing.DeadLetters;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import dev.grantway.webhook.outgoing.OutgoingRecord;
import dev.grantway.webhook.outgoing.RecordPublisher;
import dev.grantway.webhook.role.Role;
import dev.grantway.webhook.role.RoleConfig;
import dev.grantway.webhook.slot.DeliveryRates;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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
    private final FairOrder order;
    private final DeliveryRates rates;

    ProductEventConsumer(
            TopicConsumers consumers,
            ProductEventParser parser,
            FanOut fanOut,
            RecordPublisher publisher,
            DeadLetters deadLetters,
            RoleConfig roles,
            RouterConfig config,
            DeliveryRates rates) {
        this.consumers = consumers;
        this.parser = parser;
        this.fanOut = fanOut;
        this.publisher = publisher;
        this.deadLetters = deadLetters;
        this.roles = roles;
        this.order = new FairOrder(config.mostPerAccount(), fanOut::keepsOrder);
        this.rates = rates;
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
        var planned = new ArrayList<DeliveryBatch>();
        var records = new ArrayList<OutgoingRecord>();
        polled.forEach(record -> plan(record, planned, records::add));
        order.of(planned).stream().map(OutgoingRecord::of).forEach(records::add);
        publisher.publish(records);
        rates.count(planned);
    }

    private void plan(TopicRecord record, List<DeliveryBatch> planned, Consumer<OutgoingRecord> givenUp) {
        try {
            var event = parser.parse(record);
            if (fanOut.knows(event)) {
                planned.addAll(fanOut.plan(event));
            } else {
                givenUp.accept(unknownType(record));
            }
        } catch (UnreadableEventException e) {
            givenUp.accept(givenUp(record, e.reason(), e.detail()));
        }
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
