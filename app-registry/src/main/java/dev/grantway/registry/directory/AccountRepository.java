package dev.grantway.registry.directory;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@Singleton
class AccountRepository implements PanacheRepositoryBase<Account, Integer> {
    Optional<Account> findOpen(int accountId) {
        return find("id = ?1 and closedAt is null", accountId).firstResultOptional();
    }

    /** The same; and it stays open until the transaction ends. */
    Optional<Account> findStayingOpen(int accountId) {
        return find("id = ?1 and closedAt is null", accountId)
                .withLock(LockModeType.PESSIMISTIC_READ)
                .firstResultOptional();
    }

    List<Account> after(int accountId, int limit) {
        return find("id > ?1 and closedAt is null order by id", accountId)
                .page(0, limit)
                .list();
    }

    /** The open ones that belong to a developer account, oldest first. */
    List<Account> ofParent(int parentId) {
        return list("parentId = ?1 and kind = ?2 and closedAt is null order by id", parentId, AccountKind.TEST);
    }

    /** Some that have come to their end by themselves. */
    List<Integer> expiredBy(Instant now, int most) {
        return getEntityManager()
                .createQuery(
                        "select a.id from Account a where a.expiresAt <= :now and a.closedAt is null order by a.id",
                        Integer.class)
                .setParameter("now", now)
                .setMaxResults(most)
                .getResultList();
    }

    void setExpiry(int accountId, Instant expiresAt) {
        update("expiresAt = ?1 where id = ?2", expiresAt, accountId);
    }

    boolean isClosed(int accountId) {
        return count("id = ?1 and closedAt is not null", accountId) > 0;
    }

    /** Lets one transaction at a time end what is in the account; false when there is no such account, open or closed. */
    boolean isOfDeveloper(int accountId) {
        return count("id = ?1 and kind = ?2", accountId, AccountKind.DEVELOPER) == 1;
    }

    boolean lock(int accountId) {
        return !getSession()
                .createNativeQuery("SELECT id FROM account WHERE id = :id FOR NO KEY UPDATE", Integer.class)
                .setParameter("id", accountId)
                .list()
                .isEmpty();
    }

    /** Returns false when that is done already: one that was closed may still be erased, once. */
    boolean close(int accountId, boolean erase, Instant at) {
        return getSession()
                        .createNativeMutationQuery("""
                                UPDATE account
                                   SET closed_at = coalesce(closed_at, CAST(:at AS timestamptz)),
                                       erased_at = CASE WHEN :erase THEN CAST(:at AS timestamptz) END,
                                       name = CASE WHEN :erase THEN '' ELSE name END,
                                       domain = CASE WHEN :erase THEN '' ELSE domain END,
                                       entitlements = CASE WHEN :erase THEN '{}' ELSE entitlements END
                                 WHERE id = :id AND (closed_at IS NULL OR :erase AND erased_at IS NULL)""")
                        .setParameter("id", accountId)
                        .setParameter("erase", erase)
                        .setParameter("at", at, Instant.class)
                        .executeUpdate()
                == 1;
    }

    /** The sequence of the next event of the account; several within a millisecond grow, too. */
    long nextEvent(int accountId, Instant at) {
        return ((Number) getEntityManager()
                        .createNativeQuery("""
                                WITH next AS (
                                    UPDATE account SET event_sequence = greatest(event_sequence + 1, :millis)
                                     WHERE id = :id RETURNING event_sequence)
                                SELECT event_sequence FROM next""")
                        .setParameter("id", accountId)
                        .setParameter("millis", at.toEpochMilli())
                        .getSingleResult())
                .longValue();
    }

    /** Returns false when there is no such developer account; the first time that it was verified stays. */
    boolean setDomainVerified(int accountId, boolean verified, Instant at) {
        return getSession()
                        .createNativeMutationQuery("""
                                UPDATE account
                                   SET domain_verified_at = CASE WHEN :verified THEN coalesce(domain_verified_at, :at) END
                                 WHERE id = :id AND kind = 'DEVELOPER' AND closed_at IS NULL""")
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
