package dev.grantway.registry.directory;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;

/** A person's role in one account. */
@Entity
class Membership {
    @EmbeddedId
    MembershipId id;

    String role;
    Instant createdAt;

    /** For JPA. */
    Membership() {}
}
