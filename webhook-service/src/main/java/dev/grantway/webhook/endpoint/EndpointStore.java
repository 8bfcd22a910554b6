package dev.grantway.webhook.endpoint;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** The tables {@code endpoint_disabled} and {@code endpoint_pause}. */
@Singleton
class EndpointStore {
    private static final String DISABLE = """
            INSERT INTO endpoint_disabled AS d (app_id, target_url, reason, since) VALUES (?, ?, ?, ?)
            ON CONFLICT (app_id) DO UPDATE SET target_url = excluded.target_url, reason = excluded.reason,
                   since = excluded.since WHERE d.target_url <> excluded.target_url""";

    private static final String ENABLE = "DELETE FROM endpoint_disabled WHERE app_id = ?";
    private static final String DISABLED = "SELECT app_id, target_url, reason, since FROM endpoint_disabled";

    private static final String PAUSE = """
            INSERT INTO endpoint_pause (app_id, slot, until, failures, changed_at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (app_id, slot) DO UPDATE SET until = excluded.until, failures = excluded.failures,
                   changed_at = excluded.changed_at""";

    private static final String FORGET_PAUSE = "DELETE FROM endpoint_pause WHERE app_id = ? AND slot = ?";
    private static final String DROP_PAUSES = "DELETE FROM endpoint_pause WHERE until < ?";

    private static final String LONGEST_PAUSE = """
            SELECT app_id, slot, until, failures FROM endpoint_pause WHERE app_id = ? ORDER BY until DESC LIMIT 1""";

    private static final String COUNT = """
            SELECT (SELECT count(*) FROM endpoint_disabled) AS disabled,
                   (SELECT count(*) FROM endpoint_pause WHERE until >= ?) AS paused,
                   (SELECT min(due_at) FROM delivery_retry WHERE done_at IS NULL) AS oldest""";

    private final DataSource database;

    EndpointStore(DataSource database) {
        this.database = database;
    }

    /** What a gauge tells. */
    record Counts(long disabled, long paused, Optional<Instant> oldestDue) {}

    private interface Work<T> {
        T run(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(String sql, Work<T> work) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.run(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("endpoints could not be read or written", e);
        }
    }

    /** Whether they were on until now. */
    boolean disable(TurnedOff off) {
        return run(DISABLE, statement -> {
            statement.setInt(1, off.appId());
            statement.setString(2, off.targetUrl());
            statement.setString(3, off.reason());
            statement.setObject(4, utc(off.since()));
            return statement.executeUpdate() == 1;
        });
    }

    void enable(int appId) {
        var _ = run(ENABLE, statement -> {
            statement.setInt(1, appId);
            return statement.executeUpdate();
        });
    }

    /** All of them, by app. */
    Map<Integer, TurnedOff> disabled() {
        return run(DISABLED, statement -> {
            try (var rows = statement.executeQuery()) {
                var found = new HashMap<Integer, TurnedOff>();
                while (rows.next()) {
                    found.put(
                            rows.getInt("app_id"),
                            new TurnedOff(
                                    rows.getInt("app_id"),
                                    rows.getString("target_url"),
                                    rows.getString("reason"),
                                    rows.getObject("since", OffsetDateTime.class)
                                            .toInstant()));
                }
                return found;
            }
        });
    }

    /** Keeps pauses that began. */
    void pause(Collection<Pause> pauses, Instant now) {
        var _ = run(PAUSE, statement -> {
            for (var pause : pauses) {
                statement.setInt(1, pause.appId());
                statement.setInt(2, pause.slot());
                statement.setObject(3, utc(pause.until()));
                statement.setInt(4, pause.failures());
                statement.setObject(5, utc(now));
                statement.addBatch();
            }
            return statement.executeBatch().length;
        });
    }

    /** Forgets pauses that ended. */
    void forget(Collection<Pause> pauses) {
        var _ = run(FORGET_PAUSE, statement -> {
            for (var pause : pauses) {
                statement.setInt(1, pause.appId());
                statement.setInt(2, pause.slot());
                statement.addBatch();
            }
            return statement.executeBatch().length;
        });
    }

    /** Forgets those of whom nobody has said more: their process is gone. */
    void dropPausesBefore(Instant moment) {
        var _ = run(DROP_PAUSES, statement -> {
            statement.setObject(1, utc(moment));
            return statement.executeUpdate();
        });
    }

    Optional<Pause> findPause(int appId) {
        return run(LONGEST_PAUSE, statement -> {
            statement.setInt(1, appId);
            try (var row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Pause(
                                row.getInt("app_id"),
                                row.getInt("slot"),
                                row.getObject("until", OffsetDateTime.class).toInstant(),
                                row.getInt("failures")))
                        : Optional.empty();
            }
        });
    }

    Counts count(Instant now) {
        return run(COUNT, statement -> {
            statement.setObject(1, utc(now));
            try (var row = statement.executeQuery()) {
                row.next();
                return new Counts(
                        row.getLong("disabled"),
                        row.getLong("paused"),
                        Optional.ofNullable(row.getObject("oldest", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant));
            }
        });
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
