package dev.grantway.install.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The tables {@code account_policy} and {@code account_policy_change}. */
@Singleton
class AccountPolicyStore {
    private static final String FIND = """
            SELECT version, super_admins_only, verified_only, allowed_apps, blocked_apps, optional_ceiling
              FROM account_policy WHERE account_id = ?""";

    private static final String FIND_SEVERAL = """
            SELECT account_id, version, super_admins_only, verified_only, allowed_apps, blocked_apps, optional_ceiling
              FROM account_policy WHERE account_id = ANY (?)""";

    private static final String SAVE = """
            INSERT INTO account_policy AS present (account_id, version, super_admins_only, verified_only, allowed_apps,
                                                   blocked_apps, optional_ceiling, changed_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (account_id) DO UPDATE
               SET version = excluded.version, super_admins_only = excluded.super_admins_only,
                   verified_only = excluded.verified_only, allowed_apps = excluded.allowed_apps,
                   blocked_apps = excluded.blocked_apps, optional_ceiling = excluded.optional_ceiling,
                   changed_at = excluded.changed_at
             WHERE present.version = excluded.version - 1""";

    private static final String RECORD = """
            INSERT INTO account_policy_change (account_id, version, changed_by, changed_at, policy_before, policy_after)
            VALUES (?, ?, ?, ?, ?::jsonb, ?::jsonb)""";

    private static final String NEWEST_CHANGES = """
            SELECT changed_by, changed_at, policy_before, policy_after
              FROM account_policy_change WHERE account_id = ? ORDER BY version DESC LIMIT ?""";

    private final DataSource database;
    private final ObjectMapper json;

    AccountPolicyStore(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    StoredPolicy find(int accountId) {
        return read(FIND, accountId);
    }

    Map<Integer, AccountPolicy> find(List<Integer> accountIds) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(FIND_SEVERAL)) {
            statement.setArray(1, connection.createArrayOf("integer", accountIds.toArray()));
            try (var rows = statement.executeQuery()) {
                var found = new HashMap<Integer, AccountPolicy>();
                while (rows.next()) {
                    found.put(rows.getInt("account_id"), policy(rows).policy());
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("policies could not be read", e);
        }
    }

    /** Keeps the row from others until the caller's transaction ends; where there is none, it keeps nobody off. */
    StoredPolicy lock(int accountId) {
        return read(FIND + " FOR UPDATE", accountId);
    }

    /** False when there is a version already that is not the one before. */
    boolean save(int accountId, StoredPolicy next, Instant at) {
        var policy = next.policy();
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(SAVE)) {
            statement.setInt(1, accountId);
            statement.setLong(2, next.version());
            statement.setBoolean(3, policy.superAdminsOnly());
            statement.setBoolean(4, policy.verifiedOnly());
            statement.setArray(5, array(connection, "integer", policy.allowedApps()));
            statement.setArray(6, array(connection, "integer", policy.blockedApps()));
            statement.setArray(
                    7,
                    policy.optionalCeiling().isEmpty()
                            ? null
                            : array(connection, "text", policy.optionalCeiling().get()));
            statement.setObject(8, at.atOffset(ZoneOffset.UTC));
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("the policy could not be stored", e);
        }
    }

    void record(int accountId, long version, PolicyChange change) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(RECORD)) {
            statement.setInt(1, accountId);
            statement.setLong(2, version);
            statement.setInt(3, change.userId());
            statement.setObject(4, change.at().atOffset(ZoneOffset.UTC));
            statement.setString(5, json.writeValueAsString(Written.of(change.before())));
            statement.setString(6, json.writeValueAsString(Written.of(change.after())));
            statement.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("the change could not be recorded", e);
        }
    }

    List<PolicyChange> newestChanges(int accountId, int limit) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(NEWEST_CHANGES)) {
            statement.setInt(1, accountId);
            statement.setInt(2, limit);
            try (var rows = statement.executeQuery()) {
                var changes = new ArrayList<PolicyChange>();
                while (rows.next()) {
                    changes.add(change(rows));
                }
                return changes;
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("changes could not be read", e);
        }
    }

    private StoredPolicy read(String query, int accountId) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(query)) {
            statement.setInt(1, accountId);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? policy(rows) : StoredPolicy.NONE;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the policy could not be read", e);
        }
    }

    private PolicyChange change(ResultSet row) throws SQLException, JsonProcessingException {
        return new PolicyChange(
                row.getInt("changed_by"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                json.readValue(row.getString("policy_before"), Written.class).policy(),
                json.readValue(row.getString("policy_after"), Written.class).policy());
    }

    private static StoredPolicy policy(ResultSet row) throws SQLException {
        @Nullable Array ceiling = row.getArray("optional_ceiling");
        var policy = new AccountPolicy(
                row.getBoolean("super_admins_only"),
                row.getBoolean("verified_only"),
                Set.of((Integer[]) row.getArray("allowed_apps").getArray()),
                Set.of((Integer[]) row.getArray("blocked_apps").getArray()),
                ceiling == null ? Optional.empty() : Optional.of(Set.of((String[]) ceiling.getArray())));
        return new StoredPolicy(policy, row.getLong("version"));
    }

    private static Array array(Connection connection, String type, Collection<?> values) throws SQLException {
        return connection.createArrayOf(type, values.stream().sorted().toArray());
    }

    /** A policy as the audit keeps it, its lists in order. */
    private record Written(
            boolean superAdminsOnly,
            boolean verifiedOnly,
            List<Integer> allowedApps,
            List<Integer> blockedApps,
            @Nullable List<String> optionalCeiling) {
        static Written of(AccountPolicy policy) {
            return new Written(
                    policy.superAdminsOnly(),
                    policy.verifiedOnly(),
                    policy.allowedApps().stream().sorted().toList(),
                    policy.blockedApps().stream().sorted().toList(),
                    policy.optionalCeiling()
                            .map(ceiling -> ceiling.stream().sorted().toList())
                            .orElse(null));
        }

        AccountPolicy policy() {
            return new AccountPolicy(
                    superAdminsOnly,
                    verifiedOnly,
                    Set.copyOf(allowedApps),
                    Set.copyOf(blockedApps),
                    Optional.ofNullable(optionalCeiling).map(Set::copyOf));
        }
    }
}
