package dev.grantway.registry.catalogue;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** The content of the platform file that was published last. */
@Entity
class PlatformRevision {
    @Id
    String name;

    long sequence;
    String content;
    Instant changedAt;

    /** For JPA. */
    PlatformRevision() {}
}
