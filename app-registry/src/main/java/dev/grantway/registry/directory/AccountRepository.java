package dev.grantway.registry.directory;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

@Singleton
class AccountRepository implements PanacheRepositoryBase<Account, Integer> {
    List<Account> after(int accountId, int limit) {
        return find("id > ?1 order by id", accountId).page(0, limit).list();
    }

    /** Returns false when there is no such developer account; the first time that it was verified stays. */
    boolean setDomainVerified(int accountId, boolean verified, Instant at) {
        return getSession()
                        .createNativeMutationQuery("""
                                UPDATE account
                                   SET domain_verified_at = CASE WHEN :verified THEN coalesce(domain_verified_at, :at) END
                                 WHERE id = :id AND kind = 'DEVELOPER'""")
                        .setParameter("id", accountId)
                        .setParameter("verified", verified)
                        .setParameter("at", at, Instant.class)
                        .executeUpdate()
                == 1;
    }

    int nextId() {
        return ((Number) getEntityManager()
                        .createNativeQuery("SELECT nextval('account_id')")
                        .getSingleResult())
                .intValue();
    }

    /** So that the next free id is above this one. */
    void passId(int accountId) {
        getEntityManager()
                .createNativeQuery("SELECT setval('account_id', greatest(:id, (SELECT last_value FROM account_id)))")
                .setParameter("id", accountId)
                .getSingleResult();
    }

    /** Returns false when the id is taken: one statement, so two callers at once cannot both get it. */
    boolean insert(int accountId, ProvenAccount account, Instant createdAt) {
        return getSession()
                        .createNativeMutationQuery("""
                                INSERT INTO account (id, kind, name, domain, domain_verified_at,
                                    parent_id, entitlements, created_at)
                                VALUES (:id, :kind, :name, :domain, :verifiedAt, :parent, :entitlements, :createdAt)
                                ON CONFLICT (id) DO NOTHING""")
                        .setParameter("id", accountId)
                        .setParameter("kind", account.kind().name())
                        .setParameter("name", account.name())
                        .setParameter("domain", account.domain())
                        .setParameter("verifiedAt", account.domainVerified() ? createdAt : null, Instant.class)
                        .setParameter("parent", account.parent(), Integer.class)
                        .setParameter("entitlements", account.entitlements().toArray(String[]::new), String[].class)
                        .setParameter("createdAt", createdAt, Instant.class)
                        .executeUpdate()
                == 1;
    }
}
