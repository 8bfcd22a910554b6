package dev.grantway.webhook.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.webhook.catalog.EventTypeCatalog;
import dev.grantway.webhook.ingest.IngestOutcome.Publishable;
import dev.grantway.webhook.outgoing.OutgoingRecord;
import dev.grantway.webhook.outgoing.RecordPublisher;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Publishes events that came by HTTP. */
@Singleton
class EventIngest {
    private static final Duration PATIENCE_WITH_THE_VIEW = Duration.ofSeconds(2);

    private final EventTypeCatalog types;
    private final RecordPublisher publisher;
    private final ObjectMapper json;
    private final Clock clock;

    EventIngest(EventTypeCatalog types, RecordPublisher publisher, ObjectMapper json, Clock clock) {
        this.types = types;
        this.publisher = publisher;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Checks all events, then publishes all, or none.
     *
     * @throws IllegalStateException when Kafka did not acknowledge one; others may be there, and a repetition is none at the
     *     receivers, for it has the same ids
     */
    IngestOutcome publish(byte[] body) throws InterruptedException {
        var outcome = EventBatch.read(body, json, this::isKnown, clock.instant());
        if (outcome instanceof Publishable readable) {
            publisher.publish(readable.events().stream()
                    .map(event ->
                            new OutgoingRecord(Topic.PRODUCT_EVENTS, event.accountId(), event.value(), event.headers()))
                    .toList());
        }
        return outcome;
    }

    /** A type that was added a moment ago is one. */
    private boolean isKnown(String type) {
        return types.findScope(type).isPresent()
                || (types.passesPresentEnd(PATIENCE_WITH_THE_VIEW)
                        && types.findScope(type).isPresent());
    }
}
