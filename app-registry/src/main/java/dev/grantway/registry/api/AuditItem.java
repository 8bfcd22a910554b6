package dev.grantway.registry.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.grantway.registry.audit.AuditEntry;
import dev.grantway.registry.audit.FieldChange;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was done, as a program reads it.
 *
 * @param action one of the names of actions; others may come
 * @param group what it is about
 * @param appId absent when it belongs to no app
 * @param subjectName absent for people
 * @param changes by field; empty where there is no more to say
 * @param door PAGES, API, HUBSPOT_API or NONE
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuditItem(
        long id,
        int developerAccountId,
        Instant at,
        String action,
        String group,
        @Nullable Integer appId,
        String subjectId,
        @Nullable String subjectName,
        ActorItem by,
        String door,
        List<FieldChange> changes) {
    static AuditItem of(AuditEntry entry) {
        var appId = entry.subject().appId();
        return new AuditItem(
                entry.id(),
                entry.developerAccountId(),
                entry.at(),
                entry.action().name(),
                entry.action().group().name(),
                appId.isPresent() ? appId.getAsInt() : null,
                entry.subject().id(),
                entry.subject().name().isEmpty() ? null : entry.subject().name(),
                ActorItem.of(entry.actor()),
                entry.door().name(),
                entry.changes());
    }
}
