package dev.grantway.install.closing;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * All that this service keeps of an account, to be forgotten. A new table that names an installation or an account belongs
 * here; a test compares this list with the schema.
 */
@Singleton
class KeptDataStore {
    private static final List<String> OF_INSTALLATION = List.of(
            "DELETE FROM installation_consent WHERE installation_id = ?",
            "DELETE FROM installation_grant WHERE installation_id = ?",
            "DELETE FROM installation_suspension WHERE installation_id = ?",
            "DELETE FROM installation_keeper WHERE installation_id = ?",
            "DELETE FROM installation_fact WHERE installation_id = ?",
            "DELETE FROM usage_hour WHERE installation_id = ?",
            "DELETE FROM installation_usage WHERE installation_id = ?");

    /** Usage once more: it may have been on its way while the installation was erased. */
    private static final List<String> OF_ACCOUNT = List.of(
            """
            DELETE FROM usage_hour
             WHERE installation_id IN (SELECT installation_id FROM installation WHERE account_id = ?)""",
            """
            DELETE FROM installation_usage
             WHERE installation_id IN (SELECT installation_id FROM installation WHERE account_id = ?)""",
            "DELETE FROM account_member_seen WHERE account_id = ?",
            "DELETE FROM member_left WHERE account_id = ?",
            "DELETE FROM install_request WHERE account_id = ?",
            "DELETE FROM account_policy_change WHERE account_id = ?",
            "DELETE FROM account_policy WHERE account_id = ?");

    private final DataSource database;

    KeptDataStore(DataSource database) {
        this.database = database;
    }

    /** In the caller's transaction, like the next. */
    void deleteOfInstallation(String installationId) {
        OF_INSTALLATION.forEach(sql -> delete(sql, installationId));
    }

    void deleteOfAccount(int accountId) {
        OF_ACCOUNT.forEach(sql -> delete(sql, accountId));
    }

    private void delete(String sql, Object key) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, key);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("what is kept of an account could not be deleted", e);
        }
    }
}
