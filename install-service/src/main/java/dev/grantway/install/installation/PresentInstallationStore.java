package dev.grantway.install.installation;

import dev.grantway.contracts.events.InstallationStatus;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Reads the tables {@code installation} and {@code installation_grant} together. Of grants that ended the last one alone counts: what others had before was gone while
 * it lived, and nobody gets it back without the right to give it.
 */
@Singleton
class PresentInstallationStore {
    private static final String FIND = """
            SELECT i.account_id, i.status, i.generation, i.app_version,
                   coalesce(array_agg(DISTINCT s ORDER BY s) FILTER (WHERE g.live AND s IS NOT NULL), '{}') AS live,
                   coalesce((SELECT last.scopes FROM installation_grant last
                              WHERE last.installation_id = i.installation_id AND last.generation = i.generation
                                AND NOT last.live
                              ORDER BY last.ended_at DESC NULLS LAST, last.issued_at DESC, last.grant_id LIMIT 1),
                            '{}') AS ended,
                   coalesce(array_agg(DISTINCT s ORDER BY s)
                                FILTER (WHERE g.live AND g.user_id <> ? AND s IS NOT NULL), '{}') AS of_others,
                   coalesce(bool_or(g.user_id = ?), false) AS granted_before
              FROM installation i
              LEFT JOIN installation_grant g ON g.installation_id = i.installation_id AND g.generation = i.generation
              LEFT JOIN LATERAL unnest(g.scopes) s ON true
             WHERE i.app_id = ? AND i.account_id = ANY (?)
             GROUP BY i.installation_id""";

    private static final String COUNT = """
            SELECT count(*) FROM (
                SELECT 1 FROM installation
                 WHERE app_id = ? AND status IN ('ACTIVE', 'SUSPENDED', 'NEEDS_REAUTHORIZATION')
                 LIMIT ?) present""";

    private final DataSource database;

    PresentInstallationStore(DataSource database) {
        this.database = database;
    }

    Map<Integer, PresentInstallation> find(int appId, List<Integer> accountIds, int userId) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(FIND)) {
            statement.setInt(1, userId);
            statement.setInt(2, userId);
            statement.setInt(3, appId);
            statement.setArray(4, connection.createArrayOf("integer", accountIds.toArray()));
            try (var rows = statement.executeQuery()) {
                var found = new HashMap<Integer, PresentInstallation>();
                while (rows.next()) {
                    found.put(rows.getInt("account_id"), present(rows));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the present state of installations could not be read", e);
        }
    }

    int countAccounts(int appId, int most) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(COUNT)) {
            statement.setInt(1, appId);
            statement.setInt(2, most);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the accounts of an app could not be counted", e);
        }
    }

    private static PresentInstallation present(ResultSet row) throws SQLException {
        var status = InstallationStatus.valueOf(row.getString("status"));
        return new PresentInstallation(
                status,
                row.getInt("generation"),
                row.getString("app_version"),
                texts(row, status == InstallationStatus.NEEDS_REAUTHORIZATION ? "ended" : "live"),
                texts(row, "of_others"),
                row.getBoolean("granted_before"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
