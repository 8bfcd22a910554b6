package dev.grantway.install.installation;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The columns {@code state_forgotten} and {@code erased_at} of the table {@code installation}. */
@Singleton
class ForgottenStateStore {
    private static final String GONE_BEFORE = """
            SELECT installation_id FROM installation
             WHERE status = 'UNINSTALLED' AND NOT state_forgotten AND changed_at < ?
             ORDER BY changed_at LIMIT ? FOR UPDATE SKIP LOCKED""";

    private static final String FORGOTTEN = "UPDATE installation SET state_forgotten = true WHERE installation_id = ?";

    private static final String ERASED = """
            UPDATE installation SET state_forgotten = true, erased_at = ? WHERE installation_id = ?""";

    private final DataSource database;

    ForgottenStateStore(DataSource database) {
        this.database = database;
    }

    /** Those that are gone since before then, and of which the state topic still tells; locked. */
    List<String> lockGoneBefore(Instant limit, int most) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(GONE_BEFORE)) {
            statement.setObject(1, limit.atOffset(ZoneOffset.UTC));
            statement.setInt(2, most);
            try (var rows = statement.executeQuery()) {
                var found = new ArrayList<String>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("installations that are gone could not be read", e);
        }
    }

    void markForgotten(String installationId) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(FORGOTTEN)) {
            statement.setString(1, installationId);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("it could not be stored that a state is forgotten", e);
        }
    }

    void markErased(String installationId, Instant at) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(ERASED)) {
            statement.setObject(1, at.atOffset(ZoneOffset.UTC));
            statement.setString(2, installationId);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("it could not be stored that an installation is erased", e);
        }
    }
}
