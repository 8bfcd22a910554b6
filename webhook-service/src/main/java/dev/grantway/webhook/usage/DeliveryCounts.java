package dev.grantway.webhook.usage;

import dev.grantway.webhook.attempt.Attempt;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Collection;

/** Adds up what became of deliveries. */
@Singleton
public class DeliveryCounts {
    private final DeliveryHourStore store;

    DeliveryCounts(DeliveryHourStore store) {
        this.store = store;
    }

    /** Counts attempts, in the transaction that stores them for the first time: so each counts once. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(Collection<Attempt> fresh) {
        store.add(HourCount.of(fresh));
    }
}
