package dev.grantway.webhook.retry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import dev.grantway.webhook.outgoing.DeliveryText;
import dev.grantway.webhook.outgoing.OutgoingRecord;
import dev.grantway.webhook.outgoing.RecordPublisher;
import dev.grantway.webhook.slot.EndpointSlots;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Publishes due batches back to the one road; a row is done once Kafka has its record. */
@Singleton
class RetryClaimer {
    private static final Logger LOG = Logger.getLogger(RetryClaimer.class);

    private final RetryStore store;
    private final RecordPublisher publisher;
    private final DeliveryText text;
    private final RetryConfig config;
    private final ObjectMapper json;
    private final Clock clock;
    private final EndpointSlots slots;

    RetryClaimer(
            RetryStore store,
            RecordPublisher publisher,
            DeliveryText text,
            RetryConfig config,
            ObjectMapper json,
            Clock clock,
            EndpointSlots slots) {
        this.store = store;
        this.publisher = publisher;
        this.text = text;
        this.config = config;
        this.json = json;
        this.clock = clock;
        this.slots = slots;
    }

    /** Publishes some of what is due; how many rows that were. */
    int publishDue() throws InterruptedException {
        var now = clock.instant();
        var rows = store.claim(now, now.plus(config.leaseTtl()), config.endpointsPerClaim(), config.rowsPerEndpoint());
        if (!rows.isEmpty()) {
            publisher.publish(records(rows));
            store.finish(rows, clock.instant());
        }
        return rows.size();
    }

    private List<OutgoingRecord> records(List<RetryStore.DueRow> rows) {
        return rows.stream()
                .flatMap(row -> batch(row).stream())
                .map(slots::placed)
                .map(OutgoingRecord::of)
                .toList();
    }

    private Optional<DeliveryBatch> batch(RetryStore.DueRow row) {
        var opened = text.open(row.payload().bytes(), Retries.placeOf(row.webhookId()));
        if (opened.isEmpty()) { // its key was destroyed: so was the right to send it
            LOG.errorf("the payload of webhook %s does not open any more; it is not sent", row.webhookId());
            return Optional.empty();
        }
        try {
            return Optional.of(json.readValue(opened.get(), DeliveryBatch.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored batch is not what it should be: " + row.webhookId());
        }
    }
}
