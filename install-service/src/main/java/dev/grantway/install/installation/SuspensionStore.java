package dev.grantway.install.installation;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The table {@code installation_suspension}; changed in transactions that hold the installation's row. */
@Singleton
class SuspensionStore {
    private static final String SAVE = """
            INSERT INTO installation_suspension (installation_id, generation, step, asked_at, asked_by, reason, note, told,
                                                 due_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (installation_id) DO UPDATE
               SET generation = excluded.generation, step = excluded.step, asked_at = excluded.asked_at,
                   asked_by = excluded.asked_by, reason = excluded.reason, note = excluded.note, told = excluded.told,
                   due_at = excluded.due_at""";

    private static final String FIND = """
            SELECT installation_id, generation, step, asked_at, asked_by, reason, note, told
              FROM installation_suspension WHERE installation_id = ?""";

    private static final String DROP_INTENT = """
            UPDATE installation_suspension SET due_at = NULL WHERE installation_id = ?""";

    private static final String CLAIM = """
            UPDATE installation_suspension SET due_at = ?
             WHERE installation_id IN (SELECT installation_id FROM installation_suspension
                                        WHERE due_at <= ? ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED)
            RETURNING installation_id""";

    private final DataSource database;

    SuspensionStore(DataSource database) {
        this.database = database;
    }

    /** Stores an intent, which the sweeper may take up at that time. */
    void saveIntent(Suspension suspension, Instant dueAt) {
        save(suspension, dueAt.atOffset(ZoneOffset.UTC));
    }

    /** Stores a result, with which there is no intent any more. */
    void saveResult(Suspension suspension) {
        save(suspension, null);
    }

    /** The last one of an installation, whatever has become of that since. */
    Optional<Suspension> find(String installationId) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(FIND)) {
            statement.setString(1, installationId);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(read(rows)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the suspension could not be read", e);
        }
    }

    /** There is nothing to be done about it any more. */
    void dropIntent(String installationId) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(DROP_INTENT)) {
            statement.setString(1, installationId);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the intent could not be dropped", e);
        }
    }

    /** Takes intents that nobody works on, and keeps other pods from them for the lease. */
    List<String> claim(Instant now, Duration lease, int limit) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(CLAIM)) {
            statement.setObject(1, now.plus(lease).atOffset(ZoneOffset.UTC));
            statement.setObject(2, now.atOffset(ZoneOffset.UTC));
            statement.setInt(3, limit);
            try (var rows = statement.executeQuery()) {
                var claimed = new ArrayList<String>();
                while (rows.next()) {
                    claimed.add(rows.getString(1));
                }
                return claimed;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("suspensions could not be claimed", e);
        }
    }

    private void save(Suspension suspension, @Nullable OffsetDateTime dueAt) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(SAVE)) {
            statement.setString(1, suspension.installationId());
            statement.setInt(2, suspension.generation());
            statement.setString(3, suspension.step().name());
            statement.setObject(4, suspension.askedAt().atOffset(ZoneOffset.UTC));
            statement.setObject(5, suspension.intent().userId());
            statement.setString(6, suspension.intent().reason());
            statement.setString(7, suspension.intent().note());
            statement.setBoolean(8, suspension.told());
            statement.setObject(9, dueAt);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the suspension could not be saved", e);
        }
    }

    private static Suspension read(ResultSet row) throws SQLException {
        return new Suspension(
                row.getString("installation_id"),
                row.getInt("generation"),
                Suspension.Step.valueOf(row.getString("step")),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                new Intent(row.getObject("asked_by", Integer.class), row.getString("reason"), row.getString("note")),
                row.getBoolean("told"));
    }
}
