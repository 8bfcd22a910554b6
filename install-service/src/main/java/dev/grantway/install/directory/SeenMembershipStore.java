package dev.grantway.install.directory;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The table {@code account_member_seen}. */
@Singleton
class SeenMembershipStore {
    private static final String REMEMBER = """
            INSERT INTO account_member_seen (user_id, account_id, account_name, domain, kind, parent, entitlements,
                                             role, scopes, seen_at, super_admin, may_install)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (user_id, account_id) DO UPDATE
               SET account_name = excluded.account_name, domain = excluded.domain, kind = excluded.kind,
                   parent = excluded.parent, entitlements = excluded.entitlements, role = excluded.role,
                   scopes = excluded.scopes, seen_at = excluded.seen_at, super_admin = excluded.super_admin,
                   may_install = excluded.may_install""";

    private static final String FORGET = """
            DELETE FROM account_member_seen WHERE user_id = ? AND account_id <> ALL (?)""";

    private static final String FIND = """
            SELECT account_id, account_name, domain, kind, parent, entitlements, role, scopes, super_admin, may_install
              FROM account_member_seen WHERE user_id = ? ORDER BY account_id""";

    private static final String KIND = "SELECT kind FROM account_member_seen WHERE account_id = ? LIMIT 1";

    private final DataSource database;

    SeenMembershipStore(DataSource database) {
        this.database = database;
    }

    /**
     * Replaces what was known of the person; in the caller's transaction. Each page asks for it, and hardly ever anything
     * has changed: then nothing is written, not even a row's lock, which an upsert that changes nothing would write.
     */
    void replace(int userId, List<AccountAccess> accounts, Instant seenAt) {
        var known = Set.copyOf(find(userId));
        if (known.equals(Set.copyOf(accounts))) {
            return;
        }
        try (var connection = database.getConnection()) {
            forgetOthers(connection, userId, accounts);
            // in one order, so that two tabs of one person cannot wait for each other
            var changed = accounts.stream()
                    .filter(account -> !known.contains(account))
                    .sorted(Comparator.comparingInt(AccountAccess::accountId))
                    .toList();
            remember(connection, userId, changed, seenAt);
        } catch (SQLException e) {
            throw new IllegalStateException("memberships could not be remembered", e);
        }
    }

    List<AccountAccess> find(int userId) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(FIND)) {
            statement.setInt(1, userId);
            try (var rows = statement.executeQuery()) {
                var found = new ArrayList<AccountAccess>();
                while (rows.next()) {
                    found.add(account(rows));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("memberships could not be read", e);
        }
    }

    /** The kind of an account that any person was seen in; {@code STANDARD} for one that nobody was. */
    String kindOf(int accountId) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(KIND)) {
            statement.setInt(1, accountId);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : "STANDARD";
            }
        } catch (SQLException e) {
            throw new IllegalStateException("an account could not be read", e);
        }
    }

    private static void forgetOthers(Connection connection, int userId, List<AccountAccess> accounts)
            throws SQLException {
        try (var statement = connection.prepareStatement(FORGET)) {
            statement.setInt(1, userId);
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "integer",
                            accounts.stream().map(AccountAccess::accountId).toArray()));
            statement.executeUpdate();
        }
    }

    /** In one batch: a person may have thousands of accounts, and the first page waits for this. */
    private static void remember(Connection connection, int userId, List<AccountAccess> accounts, Instant seenAt)
            throws SQLException {
        try (var statement = connection.prepareStatement(REMEMBER)) {
            for (var account : accounts) {
                statement.setInt(1, userId);
                statement.setInt(2, account.accountId());
                statement.setString(3, account.name());
                statement.setString(4, account.domain());
                statement.setString(5, account.kind());
                statement.setObject(6, account.parent(), Types.INTEGER);
                statement.setArray(7, text(connection, account.entitlements()));
                statement.setString(8, account.role());
                statement.setArray(9, text(connection, account.scopes()));
                statement.setObject(10, seenAt.atOffset(ZoneOffset.UTC));
                statement.setBoolean(11, account.superAdmin());
                statement.setBoolean(12, account.mayInstall());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static AccountAccess account(ResultSet row) throws SQLException {
        @Nullable Integer parent = row.getObject("parent", Integer.class);
        return new AccountAccess(
                row.getInt("account_id"),
                row.getString("account_name"),
                row.getString("domain"),
                row.getString("kind"),
                parent,
                List.of((String[]) row.getArray("entitlements").getArray()),
                row.getString("role"),
                List.of((String[]) row.getArray("scopes").getArray()),
                row.getBoolean("super_admin"),
                row.getBoolean("may_install"));
    }

    private static java.sql.Array text(Connection connection, List<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }
}
