package dev.grantway.install.closing;

import dev.grantway.install.closing.Closing.Act;
import dev.grantway.install.closing.Closing.Kind;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads the table {@code closing}. */
@Singleton
class ClosingViewStore {
    /** What {@link #read} needs. */
    static final String COLUMNS = """
            kind, subject_id, act, erase, revision, place, total_count, done_count, failed_count, asked_at,
            finished_at\s""";

    private static final String NEWEST = "SELECT " + COLUMNS + """
            FROM closing WHERE subject_id = coalesce(?, subject_id) AND (?::text IS NULL OR kind = ?)
            ORDER BY asked_at DESC, kind, subject_id LIMIT ?""";

    private static final String NEWEST_OF_DEVELOPERS = "SELECT " + COLUMNS + """
            FROM closing
            WHERE kind = 'APP' AND developer_account_id = ANY (?) AND subject_id = coalesce(?, subject_id)
            ORDER BY asked_at DESC, subject_id LIMIT ?""";

    private static final String RUNNING = """
            SELECT count(*), coalesce(extract(epoch FROM now() - min(asked_at)), 0) FROM closing
             WHERE state = 'RUNNING'""";

    private final DataSource database;

    ClosingViewStore(DataSource database) {
        this.database = database;
    }

    /** The newest of all; of one app where it is named. */
    List<Closing> newest(Optional<Integer> appId, int limit) {
        @Nullable String kind = appId.map(_ -> Kind.APP.name()).orElse(null);
        return select(NEWEST, statement -> {
            statement.setObject(1, appId.orElse(null), Types.INTEGER);
            statement.setString(2, kind);
            statement.setString(3, kind);
            statement.setInt(4, limit);
        });
    }

    /** The newest of the apps of these developer accounts; of one where it is named. */
    List<Closing> newestOf(Collection<Integer> developerAccounts, Optional<Integer> appId, int limit) {
        return select(NEWEST_OF_DEVELOPERS, statement -> {
            statement.setArray(1, statement.getConnection().createArrayOf("integer", developerAccounts.toArray()));
            statement.setObject(2, appId.orElse(null), Types.INTEGER);
            statement.setInt(3, limit);
        });
    }

    /** How many are running, and for how long the oldest of them is. */
    Running running() {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(RUNNING);
                var rows = statement.executeQuery()) {
            rows.next();
            return new Running(rows.getInt(1), rows.getDouble(2));
        } catch (SQLException e) {
            throw new IllegalStateException("closings could not be counted", e);
        }
    }

    /** Those that are running. */
    record Running(int count, double oldestSeconds) {}

    static Closing read(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new Closing(
                Kind.valueOf(row.getString("kind")),
                row.getInt("subject_id"),
                Act.valueOf(row.getString("act")),
                row.getBoolean("erase"),
                row.getInt("revision"),
                row.getString("place"),
                row.getInt("total_count"),
                row.getInt("done_count"),
                row.getInt("failed_count"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant());
    }

    private List<Closing> select(String sql, Binding binding) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            binding.bind(statement);
            try (var rows = statement.executeQuery()) {
                var found = new ArrayList<Closing>();
                while (rows.next()) {
                    found.add(read(rows));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("closings could not be read", e);
        }
    }

    @FunctionalInterface
    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }
}
