package dev.grantway.install.sweep;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;

/** The table {@code grant_sweep}: one row, once there is any. */
@Singleton
class SweepStore {
    private static final String FIND = "SELECT swept_until FROM grant_sweep";

    private static final String SAVE = """
            INSERT INTO grant_sweep (swept_until, completed_count) VALUES (?, ?)
            ON CONFLICT (one) DO UPDATE SET swept_until = greatest(grant_sweep.swept_until, excluded.swept_until),
                   completed_count = grant_sweep.completed_count + excluded.completed_count""";

    private final DataSource database;

    SweepStore(DataSource database) {
        this.database = database;
    }

    /** Empty before the first sweep. */
    Optional<Instant> sweptUntil() {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(FIND);
                var rows = statement.executeQuery()) {
            return rows.next()
                    ? Optional.of(rows.getObject(1, OffsetDateTime.class).toInstant())
                    : Optional.empty();
        } catch (SQLException e) {
            throw new IllegalStateException("the sweep's place could not be read", e);
        }
    }

    void save(Instant sweptUntil, int completed) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(SAVE)) {
            statement.setObject(1, sweptUntil.atOffset(ZoneOffset.UTC));
            statement.setInt(2, completed);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the sweep's place could not be stored", e);
        }
    }
}
