package dev.grantway.install.installation;

import dev.grantway.contracts.events.TokensIssued;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The table {@code installation_grant}; all in transactions that hold the installation's row. */
@Singleton
class GrantStore {
    private static final String RECORD = """
            INSERT INTO installation_grant (grant_id, installation_id, generation, user_id, scopes, issued_at, live)
            VALUES (?, ?, ?, ?, ?, ?, true)
            ON CONFLICT (grant_id) DO UPDATE SET scopes = excluded.scopes, issued_at = excluded.issued_at
             WHERE installation_grant.live AND installation_grant.issued_at < excluded.issued_at""";

    private static final String REVOKE = """
            UPDATE installation_grant SET live = false, ended_at = ? WHERE grant_id = ? AND live RETURNING user_id""";

    private static final String END_ALL = """
            UPDATE installation_grant SET live = false
             WHERE installation_id = ? AND generation <= ? AND live""";

    private static final String LIVE = """
            SELECT scopes FROM installation_grant
             WHERE installation_id = ? AND generation = ? AND live ORDER BY issued_at, grant_id""";

    private static final String FORGET = """
            DELETE FROM installation_grant WHERE installation_id = ? AND generation < ?""";

    private final DataSource database;

    GrantStore(DataSource database) {
        this.database = database;
    }

    /** False for what is known already: the same news again, or older. */
    boolean record(TokensIssued issued) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(RECORD)) {
            statement.setString(1, issued.grantId());
            statement.setString(2, issued.installationId());
            statement.setInt(3, issued.generation());
            statement.setInt(4, issued.userId());
            statement.setArray(
                    5, connection.createArrayOf("text", issued.scopes().toArray()));
            statement.setObject(6, issued.issuedAt().atOffset(ZoneOffset.UTC));
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("the grant could not be recorded", e);
        }
    }

    /** Whose grant that was; empty when it is unknown, or was revoked before. */
    Optional<Integer> revoke(String grantId, Instant at) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(REVOKE)) {
            statement.setObject(1, at.atOffset(ZoneOffset.UTC));
            statement.setString(2, grantId);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getInt(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the grant could not be revoked", e);
        }
    }

    /** Ends those of a generation, and of those before it. */
    void endAll(String installationId, int generation) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(END_ALL)) {
            statement.setString(1, installationId);
            statement.setInt(2, generation);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the grants could not be ended", e);
        }
    }

    /** What the live grants have together; empty when none lives. */
    Optional<List<String>> union(String installationId, int generation) {
        try (var connection = database.getConnection()) {
            var live = live(connection, installationId, generation);
            var union = new LinkedHashSet<String>();
            live.forEach(union::addAll);
            return live.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(union));
        } catch (SQLException e) {
            throw new IllegalStateException("the grants could not be read", e);
        }
    }

    /** Drops what is left of generations that have ended. */
    void forgetBefore(String installationId, int generation) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(FORGET)) {
            statement.setString(1, installationId);
            statement.setInt(2, generation);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("old grants could not be dropped", e);
        }
    }

    private static List<List<String>> live(Connection connection, String installationId, int generation)
            throws SQLException {
        try (var statement = connection.prepareStatement(LIVE)) {
            statement.setString(1, installationId);
            statement.setInt(2, generation);
            try (var rows = statement.executeQuery()) {
                var live = new ArrayList<List<String>>();
                while (rows.next()) {
                    live.add(List.of((String[]) rows.getArray(1).getArray()));
                }
                return live;
            }
        }
    }
}
