package dev.grantway.webhook.log;

import dev.grantway.webhook.attempt.Attempt;
import dev.grantway.webhook.charts.DeliverySlots;
import dev.grantway.webhook.usage.DeliveryCounts;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;

/** Takes attempts into the log and counts them, both or neither. */
@Singleton
class AttemptLog {
    private final AttemptStore store;
    private final DeliveryCounts counts;
    private final DeliverySlots slots;

    AttemptLog(AttemptStore store, DeliveryCounts counts, DeliverySlots slots) {
        this.store = store;
        this.counts = counts;
        this.slots = slots;
    }

    /** Takes attempts in; those that are there already are neither changed nor counted again. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void add(List<Attempt> attempts) {
        var fresh = store.add(attempts);
        counts.add(fresh);
        slots.add(fresh);
    }
}
