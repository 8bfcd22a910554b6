package dev.grantway.webhook.log;

import dev.grantway.webhook.attempt.Attempt;
import jakarta.inject.Singleton;
import java.util.List;

/** Lines of what ended without a call: they are in the log, and count neither as success nor as failure. */
@Singleton
public class EndedDeliveries {
    private final AttemptStore store;

    EndedDeliveries(AttemptStore store) {
        this.store = store;
    }

    /** Adds them, in the caller's transaction. */
    public void add(List<Attempt> lines) {
        var _ = store.add(lines);
    }
}
