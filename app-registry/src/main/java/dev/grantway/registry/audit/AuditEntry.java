package dev.grantway.registry.audit;

import java.time.Instant;
import java.util.List;

/**
 * What was done, as it is kept.
 *
 * @param id grows
 * @param address the network it came from; empty where there was none, or it was forgotten with its person
 */
public record AuditEntry(
        long id,
        int developerAccountId,
        Instant at,
        AuditAction action,
        AuditSubject subject,
        Actor actor,
        Door door,
        String address,
        List<FieldChange> changes) {
    public AuditEntry {
        changes = List.copyOf(changes);
    }
}
