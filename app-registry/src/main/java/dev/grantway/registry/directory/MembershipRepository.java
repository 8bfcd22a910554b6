package dev.grantway.registry.directory;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

@Singleton
class MembershipRepository implements PanacheRepositoryBase<Membership, MembershipId> {
    private static final String OF_MEMBER = " WHERE m.account_id = :account AND m.user_id = :user";

    private static final String NOT_THE_LAST_OWNER = """
            (m.role <> 'OWNER' OR EXISTS (SELECT 1 FROM membership o
              WHERE o.account_id = m.account_id AND o.user_id <> m.user_id AND o.role = 'OWNER'))""";

    /** A role and the account it holds in. */
    record RoleInAccount(String role, Account account) {}

    List<RoleInAccount> ofUser(int userId) {
        return getEntityManager()
                .createQuery("""
                        select m.role, a from Membership m join Account a on a.id = m.id.accountId
                        where m.id.userId = :user and a.closedAt is null order by a.id""", RoleInAccount.class)
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

    /** In one order, each developer account before its test accounts, so that two who end several cannot wait for each other. */
    List<Integer> accountsOf(int userId) {
        return getEntityManager()
                .createQuery("""
                        select a.id from Membership m join Account a on a.id = m.id.accountId
                        where m.id.userId = :user
                        order by coalesce(a.parentId, a.id), case when a.parentId is null then 0 else 1 end, a.id""", Integer.class)
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

    /** How many open developer accounts the person owns. */
    long ownedBy(int userId) {
        return getEntityManager()
                .createQuery("""
                        select count(a) from Membership m join Account a on a.id = m.id.accountId
                        where m.id.userId = :user and m.role = 'OWNER'
                          and a.kind = :kind and a.closedAt is null""", Long.class)
                .setParameter("user", userId)
                .setParameter("kind", AccountKind.DEVELOPER)
                .getSingleResult();
    }

    boolean isMember(int accountId, int userId) {
        return count("id.accountId = ?1 and id.userId = ?2", accountId, userId) == 1;
    }

    /** Whether the person is a member of the developer account, and does not only look on. */
    boolean mayChange(int accountId, int userId) {
        return count("id.accountId = ?1 and id.userId = ?2 and role <> 'READ_ONLY'", accountId, userId) == 1;
    }

    /** Those of a developer account's test accounts that the person is in. */
    List<Integer> testAccountsOf(int accountId, int userId) {
        return getEntityManager()
                .createQuery("""
                        select a.id from Membership m join Account a on a.id = m.id.accountId
                        where m.id.userId = :user and a.parentId = :account order by a.id""", Integer.class)
                .setParameter("user", userId)
                .setParameter("account", accountId)
                .getResultList();
    }

    /** Returns false when there is no such member, or they are the last owner and would be none. */
    boolean changeRole(int accountId, int userId, String role) {
        return getSession()
                        .createNativeMutationQuery("UPDATE membership m SET role = :role" + OF_MEMBER
                                + " AND (:role = 'OWNER' OR " + NOT_THE_LAST_OWNER + ")")
                        .setParameter("role", role)
                        .setParameter("account", accountId)
                        .setParameter("user", userId)
                        .executeUpdate()
                == 1;
    }

    /** Returns false when there is no such member, or they are the last owner. */
    boolean deleteButLastOwner(int accountId, int userId) {
        return getSession()
                        .createNativeMutationQuery(
                                "DELETE FROM membership m" + OF_MEMBER + " AND " + NOT_THE_LAST_OWNER)
                        .setParameter("account", accountId)
                        .setParameter("user", userId)
                        .executeUpdate()
                == 1;
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
