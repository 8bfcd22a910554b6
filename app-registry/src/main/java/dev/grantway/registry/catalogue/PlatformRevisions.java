package dev.grantway.registry.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.PlatformSnapshot;
import dev.grantway.platform.outbox.Outbox;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Publishes the catalogue when its content is another than the one published last. */
@Singleton
class PlatformRevisions implements PanacheRepositoryBase<PlatformRevision, String> {
    private final Outbox outbox;
    private final ObjectMapper json;
    private final Clock clock;

    PlatformRevisions(Outbox outbox, ObjectMapper json, Clock clock) {
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    /** The snapshot with its sequence; the same again when nothing changed. Replicas that start together publish once. */
    @Transactional
    PlatformSnapshot publish(PlatformFile file) {
        String content = serialise(file.published(0, Instant.EPOCH));
        var revision = Optional.ofNullable(findById(PlatformSnapshot.KEY, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> new IllegalStateException("platform_revision has lost its row"));
        if (revision.content.equals(content)) {
            return file.published(revision.sequence, revision.changedAt);
        }
        revision.sequence++;
        revision.content = content;
        revision.changedAt = clock.instant();
        var snapshot = file.published(revision.sequence, revision.changedAt);
        outbox.append(snapshot);
        return snapshot;
    }

    private String serialise(PlatformSnapshot snapshot) {
        try {
            return json.writeValueAsString(snapshot);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a snapshot is always JSON", e);
        }
    }
}
