package dev.grantway.webhook.cancel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.webhook.attempt.Attempt;
import dev.grantway.webhook.cancel.CancelStore.Ended;
import dev.grantway.webhook.log.EndedDeliveries;
import dev.grantway.webhook.outgoing.Delivery;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import dev.grantway.webhook.outgoing.DeliveryText;
import dev.grantway.webhook.retry.Retries;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Ends what waits for another attempt: the row and the line of the log that says so are one transaction, so that each row is either
 * published or cancelled, and never both.
 */
@Singleton
public class WaitingDeliveries {
    private static final Logger LOG = Logger.getLogger(WaitingDeliveries.class);
    private static final int ROWS = 200;
    private static final int MOST = 10_000;

    private final CancelStore store;
    private final EndedDeliveries log;
    private final DeliveryText text;
    private final ObjectMapper json;
    private final Clock clock;

    WaitingDeliveries(CancelStore store, EndedDeliveries log, DeliveryText text, ObjectMapper json, Clock clock) {
        this.store = store;
        this.log = log;
        this.text = text;
        this.json = json;
        this.clock = clock;
    }

    /** Ends all attempts of a webhook that wait. */
    public Cancellation cancel(int appId, String webhookId, int askedBy) {
        return end(appId, webhookId, askedBy);
    }

    /** Ends all that waits for the app's endpoint; of very much, a part at a time. */
    public Cancellation cancelAll(int appId, int askedBy) {
        return end(appId, "", askedBy);
    }

    private Cancellation end(int appId, String webhookId, int askedBy) {
        int ended = 0;
        int some = ROWS;
        while (some == ROWS && ended < MOST) {
            some = QuarkusTransaction.requiringNew().call(() -> endSome(appId, webhookId));
            ended += some;
        }
        LOG.infof("user %d cancelled %d waiting deliveries of app %d", askedBy, ended, appId);
        return new Cancellation(ended, store.count(appId, webhookId, MOST));
    }

    private int endSome(int appId, String webhookId) {
        var now = clock.instant();
        var ended = store.end(appId, webhookId, now, ROWS);
        log.add(ended.stream().flatMap(row -> line(row, now).stream()).toList());
        return ended.size();
    }

    /** Empty where what was to be sent cannot be read any more, and would not have been sent either. */
    private Optional<Attempt> line(Ended row, Instant now) {
        return text.open(row.payload(), Retries.placeOf(row.key()))
                .flatMap(this::read)
                .map(batch -> line(row, batch, now));
    }

    private Optional<DeliveryBatch> read(String payload) {
        try {
            return Optional.of(json.readValue(payload, DeliveryBatch.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored batch is not what it should be");
        }
    }

    private static Attempt line(Ended row, DeliveryBatch batch, Instant now) {
        List<Delivery> deliveries = batch.deliveries();
        return new Attempt(
                row.id(),
                now,
                batch.webhookId(),
                batch.appId(),
                batch.accountId(),
                batch.installationId(),
                batch.generation(),
                batch.attempt(),
                Attempt.CANCELLED,
                null,
                null,
                0,
                "",
                0,
                0,
                deliveries.stream().map(Delivery::eventType).distinct().toList(),
                deliveries.stream().map(Delivery::eventId).toList(),
                deliveries.stream().map(Delivery::id).toList(),
                List.of(),
                null,
                null,
                null,
                batch.origin());
    }
}
