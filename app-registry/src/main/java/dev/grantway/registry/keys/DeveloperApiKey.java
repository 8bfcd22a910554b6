package dev.grantway.registry.keys;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A key of a developer account, as a verifier. */
@Entity
class DeveloperApiKey {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "developer_api_key_id_seq")
    @SequenceGenerator(name = "developer_api_key_id_seq", sequenceName = "developer_api_key_id_seq", allocationSize = 1)
    @Nullable
    Long id;

    int developerAccountId;
    String name;
    String lookup;
    String verifier;
    Instant createdAt;

    /** Up to a minute behind; none for one that was never used. */
    @Nullable
    Instant lastUsedAt;

    /** For JPA. */
    DeveloperApiKey() {}

    DeveloperApiKey(int developerAccountId, String name, String lookup, String verifier, Instant createdAt) {
        this.developerAccountId = developerAccountId;
        this.name = name;
        this.lookup = lookup;
        this.verifier = verifier;
        this.createdAt = createdAt;
    }

    ApiKeySummary summary() {
        if (id == null) {
            throw new IllegalStateException("the key is not stored yet");
        }
        return new ApiKeySummary(id, name, createdAt, lastUsedAt);
    }
}
