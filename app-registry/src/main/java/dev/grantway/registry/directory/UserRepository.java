package dev.grantway.registry.directory;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

@Singleton
class UserRepository implements PanacheRepositoryBase<User, Integer> {
    Optional<User> findByEmail(EmailAddress email) {
        return find("emailKey", email.key()).firstResultOptional();
    }

    Optional<User> findPresent(int userId) {
        return find("id = ?1 and removedAt is null", userId).firstResultOptional();
    }

    /** The same; and they stay until the transaction ends. */
    Optional<User> findStaying(int userId) {
        return find("id = ?1 and removedAt is null", userId)
                .withLock(LockModeType.PESSIMISTIC_READ)
                .firstResultOptional();
    }

    void lock(int userId) {
        var _ = getSession()
                .createNativeQuery("SELECT id FROM app_user WHERE id = :id FOR NO KEY UPDATE", Integer.class)
                .setParameter("id", userId)
                .list();
    }

    /** Those of the people who exist, and whether each is a member of the account now. */
    List<NamedPerson> named(int accountId, Collection<Integer> userIds) {
        return getEntityManager()
                .createQuery("""
                        select u.id, u.name, case when m.role is null then false else true end
                        from User u left join Membership m on m.id.userId = u.id and m.id.accountId = :account
                        where u.id in :users and u.removedAt is null order by u.id""", NamedPerson.class)
                .setParameter("account", accountId)
                .setParameter("users", userIds)
                .getResultList();
    }

    List<User> after(int userId, int limit) {
        return find("id > ?1 and removedAt is null order by id", userId)
                .page(0, limit)
                .list();
    }

    /** Forgets all but the id; returns false when there is no such person. No e-mail address is like the key that is left. */
    boolean remove(int userId, Instant at) {
        return getSession()
                        .createNativeMutationQuery("""
                                UPDATE app_user
                                   SET removed_at = :at, email = '', email_key = 'removed:' || id, name = '',
                                       password_hash = '', operator = false
                                 WHERE id = :id AND removed_at IS NULL""")
                        .setParameter("id", userId)
                        .setParameter("at", at, Instant.class)
                        .executeUpdate()
                == 1;
    }

    void makeOperator(int userId, boolean operator) {
        update("operator = ?1 where id = ?2 and removedAt is null and operator <> ?1", operator, userId);
    }

    int nextId() {
        return ((Number) getEntityManager()
                        .createNativeQuery("SELECT nextval('user_id')")
                        .getSingleResult())
                .intValue();
    }

    /** So that the next free id is above this one. */
    void passId(int userId) {
        getEntityManager()
                .createNativeQuery("SELECT setval('user_id', greatest(:id, (SELECT last_value FROM user_id)))")
                .setParameter("id", userId)
                .getSingleResult();
    }

    /** Returns false when the id or the e-mail address is taken: one statement, so two callers cannot both get it. */
    boolean insert(Person person, EmailAddress email, String passwordHash, Instant createdAt) {
        return getSession()
                        .createNativeMutationQuery("""
                                INSERT INTO app_user (id, email, email_key, name, password_hash, operator, created_at)
                                VALUES (:id, :email, :emailKey, :name, :passwordHash, :operator, :createdAt)
                                ON CONFLICT DO NOTHING""")
                        .setParameter("id", person.userId())
                        .setParameter("email", email.written())
                        .setParameter("emailKey", email.key())
                        .setParameter("name", person.name())
                        .setParameter("passwordHash", passwordHash)
                        .setParameter("operator", person.operator())
                        .setParameter("createdAt", createdAt, Instant.class)
                        .executeUpdate()
                == 1;
    }
}
