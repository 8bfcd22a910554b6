package dev.grantway.install.timeline;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The table {@code installation_fact}. */
@Singleton
class FactStore {
    private static final String APPEND = """
            INSERT INTO installation_fact (installation_id, fact_sequence, generation, type, by_user, reason,
                                           scopes_before, scopes_after, happened_at, approved_by, note)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String BEFORE = """
            SELECT fact_sequence, generation, type, by_user, reason, scopes_before, scopes_after, happened_at,
                   approved_by, note
              FROM installation_fact
             WHERE installation_id = ? AND fact_sequence < ? ORDER BY fact_sequence DESC LIMIT ?""";

    private final DataSource database;

    FactStore(DataSource database) {
        this.database = database;
    }

    /** In the caller's transaction; the same fact a second time fails, and the change with it. */
    void append(String installationId, Fact fact) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(APPEND)) {
            statement.setString(1, installationId);
            statement.setLong(2, fact.sequence());
            statement.setInt(3, fact.generation());
            statement.setString(4, fact.type());
            statement.setObject(5, fact.by());
            statement.setString(6, fact.reason());
            statement.setArray(7, text(connection, fact.scopesBefore()));
            statement.setArray(8, text(connection, fact.scopesAfter()));
            statement.setObject(9, fact.at().atOffset(ZoneOffset.UTC));
            statement.setObject(10, fact.approvedBy());
            statement.setString(11, fact.note());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the fact could not be stored", e);
        }
    }

    /** Those below a sequence, the newest first. */
    List<Fact> before(String installationId, long sequence, int atMost) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(BEFORE)) {
            statement.setString(1, installationId);
            statement.setLong(2, sequence);
            statement.setInt(3, atMost);
            try (var rows = statement.executeQuery()) {
                var found = new ArrayList<Fact>();
                while (rows.next()) {
                    found.add(fact(rows));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("facts could not be read", e);
        }
    }

    private static Fact fact(ResultSet row) throws SQLException {
        return new Fact(
                row.getLong("fact_sequence"),
                row.getInt("generation"),
                row.getString("type"),
                row.getObject("by_user", Integer.class),
                row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                row.getString("reason"),
                List.of((String[]) row.getArray("scopes_before").getArray()),
                List.of((String[]) row.getArray("scopes_after").getArray()),
                row.getObject("approved_by", Integer.class),
                row.getString("note"));
    }

    private static java.sql.Array text(Connection connection, List<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }
}
