package dev.grantway.registry.sessions;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
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

    /** None for a session from before this was kept. */
    @Nullable
    @Enumerated(EnumType.STRING)
    SignedInBy signedInBy;

    /** For JPA. */
    StoredSession() {}

    StoredSession(String id, int userId, String device, SignedInBy signedInBy, Instant createdAt, Instant expiresAt) {
        this.id = id;
        this.userId = userId;
        this.device = device;
        this.signedInBy = signedInBy;
        this.createdAt = createdAt;
        this.lastSeenAt = createdAt;
        this.expiresAt = expiresAt;
    }

    OwnSession own() {
        return new OwnSession(id, device, Optional.ofNullable(signedInBy), createdAt, lastSeenAt, expiresAt);
    }
}
