package dev.grantway.registry.apps;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One of an app's secrets, sealed. */
@Entity
class AppSecret {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "app_secret_id_seq")
    @SequenceGenerator(name = "app_secret_id_seq", sequenceName = "app_secret_id_seq", allocationSize = 1)
    @Nullable
    Long id;

    int appId;

    @Enumerated(EnumType.STRING)
    SecretKind kind;

    byte[] sealed;

    @Nullable
    String verifier;

    Instant createdAt;

    @Nullable
    Instant expiresAt;

    /** Whether it signs no more, though it still works. */
    boolean retired;

    /** By what token-service tells, and written where that is read: a change of the secret leaves it alone. */
    @Column(insertable = false, updatable = false)
    @Nullable
    Instant lastUsedAt;

    /** From when on its use is told; none of a webhook secret, and of one that was published before uses were told. */
    @Nullable
    Instant countedSince;

    /** For JPA. */
    AppSecret() {}

    AppSecret(int appId, SecretKind kind, byte[] sealed, @Nullable String verifier, Instant createdAt) {
        this.appId = appId;
        this.kind = kind;
        this.sealed = sealed;
        this.verifier = verifier;
        this.createdAt = createdAt;
    }

    SecretDetails details() {
        if (id == null) {
            throw new IllegalStateException("the secret is not stored yet");
        }
        return new SecretDetails(id, kind, createdAt, expiresAt, retired, lastUsedAt, countedSince);
    }
}
