package dev.grantway.platform.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.Event;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/** Takes events in the transaction of the change that they tell of. */
@Singleton
public class Outbox {
    private final OutboxStore store;
    private final OutboxRelay relay;
    private final TransactionSynchronizationRegistry transactions;
    private final ObjectMapper json;
    private final Clock clock;

    Outbox(
            OutboxStore store,
            OutboxRelay relay,
            TransactionSynchronizationRegistry transactions,
            ObjectMapper json,
            Clock clock) {
        this.store = store;
        this.relay = relay;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Appends an event; it reaches Kafka if and only if the caller's transaction commits. The caller holds the lock of
     * the row that the event is about, so that the events of a key are in order.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(Event event) {
        append(event, Optional.of(serialise(event)));
    }

    /**
     * Appends the null that makes a compacted topic forget a key, likewise.
     *
     * @param last how it stood at last, with a sequence above all that was told of the key before
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void appendTombstone(Event last) {
        if (!last.topic().compacted()) {
            throw new IllegalArgumentException(last.topic() + " is not compacted: a null would be no event");
        }
        append(last, Optional.empty());
    }

    /** Tells the relay that a statement of the caller's own has written rows, and has been committed. */
    public void wake() {
        relay.wake();
    }

    private void append(Event event, Optional<String> payload) {
        store.append(event, payload, clock.instant());
        transactions.registerInterposedSynchronization(new WakeAfterCommit());
    }

    private String serialise(Event event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an event must be JSON: " + event.type(), e);
        }
    }

    private final class WakeAfterCommit implements Synchronization {
        @Override
        public void beforeCompletion() {
            // the row must be committed first
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                wake();
            }
        }
    }
}
