package dev.grantway.webhook.example;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.AppStatus;
import dev.grantway.webhook.catalog.EventTypeCatalog;
import dev.grantway.webhook.outgoing.Delivery;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import dev.grantway.webhook.outgoing.DeliveryBatch.Kind;
import dev.grantway.webhook.outgoing.DeliveryIds;
import dev.grantway.webhook.outgoing.OutgoingRecord;
import dev.grantway.webhook.outgoing.RecordPublisher;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Sends an example to an app's endpoint, signed as events are. It is tried once: whoever asked for it looks at the result. */
@Singleton
public class TestEvents {
    private static final Logger LOG = Logger.getLogger(TestEvents.class);
    private static final int MOST_PER_MINUTE = 10;
    private static final int NO_SUBSCRIPTION = 0;
    private static final String NO_INSTALLATION = "test";

    private final EventTypeCatalog eventTypes;
    private final Examples examples;
    private final TestEventStore store;
    private final RecordPublisher publisher;
    private final Clock clock;

    TestEvents(
            EventTypeCatalog eventTypes,
            Examples examples,
            TestEventStore store,
            RecordPublisher publisher,
            Clock clock) {
        this.eventTypes = eventTypes;
        this.examples = examples;
        this.store = store;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Types that can be chosen: all of the platform's. */
    public List<String> types() {
        return eventTypes.names();
    }

    /** Sends one. */
    public TestOutcome send(AppSnapshot app, String eventType) {
        if (app.webhooks() == null || app.status() != AppStatus.ACTIVE) {
            return new TestOutcome.NoTarget();
        }
        if (eventTypes.findScope(eventType).isEmpty()) {
            return new TestOutcome.UnknownType();
        }
        if (!store.spend(app.appId(), clock.instant(), MOST_PER_MINUTE)) {
            return new TestOutcome.TooMany();
        }
        return publish(batch(app, eventType));
    }

    private TestOutcome publish(DeliveryBatch batch) {
        try {
            publisher.publish(List.of(OutgoingRecord.of(batch)));
            return new TestOutcome.Sent(batch.webhookId());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new TestOutcome.NotNow();
        } catch (IllegalStateException e) {
            LOG.warnf("a test event was not taken: %s", e.toString());
            return new TestOutcome.NotNow();
        }
    }

    private DeliveryBatch batch(AppSnapshot app, String eventType) {
        byte[] digest = DeliveryIds.digest("test", UUID.randomUUID().toString());
        var delivery = new Delivery(
                DeliveryIds.textOf(digest),
                DeliveryIds.numberOf(digest),
                NO_SUBSCRIPTION,
                eventType,
                clock.instant(),
                examples.of(eventType));
        return new DeliveryBatch(
                delivery.id(),
                app.appId(),
                DeliveryBatch.FIRST_SLOT,
                app.developerAccountId(),
                NO_INSTALLATION,
                0,
                0,
                true,
                null,
                List.of(delivery),
                Kind.TEST);
    }
}
