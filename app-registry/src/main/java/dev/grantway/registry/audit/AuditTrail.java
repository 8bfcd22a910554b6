package dev.grantway.registry.audit;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Writes down what is done, in the transaction that does it: what is undone was never written. */
@Singleton
public class AuditTrail {
    private final CurrentActor actor;
    private final FieldChanges changes;
    private final AuditStore store;
    private final Clock clock;

    AuditTrail(CurrentActor actor, FieldChanges changes, AuditStore store, Clock clock) {
        this.actor = actor;
        this.changes = changes;
        this.store = store;
        this.clock = clock;
    }

    /** Forgets from where a person did what they did, in the transaction that removes the person. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forgetAddressesOf(int userId) {
        store.forgetAddressesOf(userId);
    }

    /** Something was done of which there is no more to say. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(int developerAccountId, AuditAction action, AuditSubject subject) {
        record(developerAccountId, action, subject, null, null);
    }

    /**
     * Something was changed.
     *
     * @param before a record of what it was, without any secret; null when there was nothing
     * @param after a record of what it is, without any secret; null when there is nothing
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(
            int developerAccountId,
            AuditAction action,
            AuditSubject subject,
            @Nullable Object before,
            @Nullable Object after) {
        store.append(
                developerAccountId, clock.instant(), actor.origin(), action, subject, changes.between(before, after));
    }
}
