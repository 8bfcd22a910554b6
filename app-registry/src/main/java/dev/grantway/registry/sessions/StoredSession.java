package dev.grantway.registry.sessions;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One sign-in of one person. */
@Entity
@Table(name = "session")
class StoredSession {
    @Id
    String id;

    int userId;
    String device;
    Instant createdAt;
    Instant lastSeenAt;
    Instant expiresAt;

    @Nullable
    Instant endedAt;

    /** For JPA. */
    StoredSession() {}

    StoredSession(String id, int userId, String device, Instant createdAt, Instant expiresAt) {
        this.id = id;
        this.userId = userId;
        this.device = device;
        this.createdAt = createdAt;
        this.lastSeenAt = createdAt;
        this.expiresAt = expiresAt;
    }

    OwnSession own() {
        return new OwnSession(id, device, createdAt, lastSeenAt, expiresAt);
    }
}
