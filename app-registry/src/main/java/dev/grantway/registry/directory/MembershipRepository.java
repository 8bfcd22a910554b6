package dev.grantway.registry.directory;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

@Singleton
class MembershipRepository implements PanacheRepositoryBase<Membership, MembershipId> {
    /** A role and the account it holds in. */
    record RoleInAccount(String role, Account account) {}

    List<RoleInAccount> ofUser(int userId) {
        return getEntityManager()
                .createQuery("""
                        select m.role, a from Membership m join Account a on a.id = m.id.accountId
                        where m.id.userId = :user order by a.id""", RoleInAccount.class)
                .setParameter("user", userId)
                .getResultList();
    }

    List<Member> ofAccount(int accountId) {
        return getEntityManager()
                .createQuery("""
                        select u.id, u.email, u.name, m.role from Membership m join User u on u.id = m.id.userId
                        where m.id.accountId = :account order by u.id""", Member.class)
                .setParameter("account", accountId)
                .getResultList();
    }

    /** In one order, so that two who end several cannot wait for each other. */
    List<Integer> accountsOf(int userId) {
        return getEntityManager()
                .createQuery(
                        "select m.id.accountId from Membership m where m.id.userId = :user order by m.id.accountId",
                        Integer.class)
                .setParameter("user", userId)
                .getResultList();
    }

    List<Integer> usersIn(int accountId) {
        return getEntityManager()
                .createQuery(
                        "select m.id.userId from Membership m where m.id.accountId = :account order by m.id.userId",
                        Integer.class)
                .setParameter("account", accountId)
                .getResultList();
    }

    /** Returns false when there was none. */
    boolean delete(int accountId, int userId) {
        return delete("id.accountId = ?1 and id.userId = ?2", accountId, userId) == 1;
    }

    /** Returns false when the person is a member already; their role is left alone. */
    boolean insert(MembershipId id, String role, Instant createdAt) {
        return getSession()
                        .createNativeMutationQuery("""
                                INSERT INTO membership (account_id, user_id, role, created_at)
                                VALUES (:account, :user, :role, :createdAt)
                                ON CONFLICT (account_id, user_id) DO NOTHING""")
                        .setParameter("account", id.accountId())
                        .setParameter("user", id.userId())
                        .setParameter("role", role)
                        .setParameter("createdAt", createdAt, Instant.class)
                        .executeUpdate()
                == 1;
    }
}
