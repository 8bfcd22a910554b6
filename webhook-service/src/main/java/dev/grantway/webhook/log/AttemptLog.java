package dev.grantway.webhook.log;

import dev.grantway.webhook.attempt.Attempt;
import dev.grantway.webhook.usage.DeliveryCounts;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;

/** Takes attempts into the log and counts them, both or neither. */
@Singleton
class AttemptLog {
    private final AttemptStore store;
    private final DeliveryCounts counts;

    AttemptLog(AttemptStore store, DeliveryCounts counts) {
        this.store = store;
        this.counts = counts;
    }

    /** Takes attempts in; those that are there already are neither changed nor counted again. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void add(List<Attempt> attempts) {
        counts.add(store.add(attempts));
    }
}
