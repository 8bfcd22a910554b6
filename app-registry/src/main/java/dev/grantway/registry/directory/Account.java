package dev.grantway.registry.directory;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A customer's tenant, a developer's, or one to try things in. */
@Entity
class Account {
    @Id
    int id;

    @Enumerated(EnumType.STRING)
    AccountKind kind;

    String name;
    String domain;

    @Nullable
    Instant domainVerifiedAt;

    @Nullable
    Integer parentId;

    /** None while it is open; what is closed is nobody's any more. */
    @Nullable
    Instant closedAt;

    /** When a test account ends by itself; none for one that stays. */
    @Nullable
    Instant expiresAt;

    List<String> entitlements;
    Instant createdAt;

    /** For JPA. */
    Account() {}

    AccountSummary summary() {
        return new AccountSummary(id, kind, name, domain, domainVerifiedAt != null, parentId, entitlements);
    }
}
