package dev.grantway.webhook.replay;

import dev.grantway.webhook.deadletter.LetterPlace;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** The table {@code replay}. */
@Singleton
class ReplayStore {
    private static final String COLUMNS = """
            id, app_id, webhook_id, from_time, until_time, state, planned, sent, not_possible, cursor_time, cursor_id, asked_at,
            ended_at""";

    private static final String ADD = """
            INSERT INTO replay (id, app_id, webhook_id, from_time, until_time, state, planned, cursor_time, asked_at, asked_by)
            VALUES (?, ?, ?, ?, ?, 'RUNNING', ?, ?, ?, ?) ON CONFLICT (app_id) WHERE state = 'RUNNING' DO NOTHING""";

    private static final String RUNNING = "SELECT " + COLUMNS + " FROM replay WHERE app_id = ? AND state = 'RUNNING'";

    private static final String OF_APP =
            "SELECT " + COLUMNS + " FROM replay WHERE app_id = ? ORDER BY asked_at DESC LIMIT ?";

    private static final String ONE = "SELECT " + COLUMNS + " FROM replay WHERE id = ?";

    private static final String CLAIM = """
            UPDATE replay SET leased_until = ? WHERE id = (
                SELECT id FROM replay WHERE state = 'RUNNING' AND leased_until < ?
                 ORDER BY leased_until LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING\s""" + COLUMNS;

    /** From the place where the step began alone: whoever took longer than the lease lasts does not count it again. */
    private static final String ADVANCE = """
            UPDATE replay SET cursor_time = ?, cursor_id = ?, sent = sent + ?, not_possible = not_possible + ?,
                   state = CASE WHEN ? THEN 'DONE' ELSE state END, ended_at = CASE WHEN ? THEN ?::timestamptz END,
                   leased_until = '-infinity'
             WHERE id = ? AND state = 'RUNNING' AND cursor_time = ? AND cursor_id = ?""";

    /** One that was handed over too, for what it handed over may wait. */
    private static final String CANCEL =
            "UPDATE replay SET state = 'CANCELLED', ended_at = ? WHERE id = ? AND app_id = ? AND state <> 'CANCELLED'";

    private static final String CANCELLED = "SELECT id FROM replay WHERE state = 'CANCELLED' AND ended_at > ?";

    private static final String DROP = "DELETE FROM replay WHERE asked_at < ? AND state <> 'RUNNING'";

    private final DataSource database;

    ReplayStore(DataSource database) {
        this.database = database;
    }

    /** A replay and how far it has come. */
    record Progress(Replay replay, LetterPlace cursor) {}

    /** A step of it that was made, from a place to a place. */
    record Step(LetterPlace from, LetterPlace to, int sent, int notPossible, boolean isLast) {}

    private interface Work<T> {
        T run(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(String sql, Work<T> work) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.run(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("replays could not be read or written", e);
        }
    }

    /** Adds a replay, unless one of the app is under way; whether it did. */
    boolean add(Replay replay, int askedBy) {
        return run(ADD, statement -> {
            statement.setObject(1, replay.id());
            statement.setInt(2, replay.appId());
            statement.setString(3, replay.webhookId().orElse(null));
            statement.setObject(4, utc(replay.from()));
            statement.setObject(5, utc(replay.until()));
            statement.setInt(6, replay.planned());
            statement.setObject(7, utc(replay.from()));
            statement.setObject(8, utc(replay.askedAt()));
            statement.setInt(9, askedBy);
            return statement.executeUpdate() == 1;
        });
    }

    Optional<Replay> findRunning(int appId) {
        return run(RUNNING, statement -> {
            statement.setInt(1, appId);
            return all(statement).stream().map(Progress::replay).findFirst();
        });
    }

    /** Newest first. */
    List<Replay> listOf(int appId, int atMost) {
        return run(OF_APP, statement -> {
            statement.setInt(1, appId);
            statement.setInt(2, atMost);
            return all(statement).stream().map(Progress::replay).toList();
        });
    }

    Optional<Replay> find(UUID id) {
        return run(ONE, statement -> {
            statement.setObject(1, id);
            return all(statement).stream().map(Progress::replay).findFirst();
        });
    }

    /** Takes one that nobody works on, for as long as the lease lasts. */
    Optional<Progress> claim(Instant now, Instant until) {
        return run(CLAIM, statement -> {
            statement.setObject(1, utc(until));
            statement.setObject(2, utc(now));
            return all(statement).stream().findFirst();
        });
    }

    /** Keeps how far it has come; nothing where it was cancelled, or the step was made by another, meanwhile. */
    void advance(UUID id, Step step, Instant now) {
        var _ = run(ADVANCE, statement -> {
            statement.setObject(1, utc(step.to().givenUpAt()));
            statement.setString(2, step.to().id());
            statement.setInt(3, step.sent());
            statement.setInt(4, step.notPossible());
            statement.setBoolean(5, step.isLast());
            statement.setBoolean(6, step.isLast());
            statement.setObject(7, utc(now));
            statement.setObject(8, id);
            statement.setObject(9, utc(step.from().givenUpAt()));
            statement.setString(10, step.from().id());
            return statement.executeUpdate();
        });
    }

    void cancel(int appId, UUID id, Instant now) {
        var _ = run(CANCEL, statement -> {
            statement.setObject(1, utc(now));
            statement.setObject(2, id);
            statement.setInt(3, appId);
            return statement.executeUpdate();
        });
    }

    void dropAskedBefore(Instant moment) {
        var _ = run(DROP, statement -> {
            statement.setObject(1, utc(moment));
            return statement.executeUpdate();
        });
    }

    Set<String> cancelledSince(Instant moment) {
        return run(CANCELLED, statement -> {
            statement.setObject(1, utc(moment));
            try (var rows = statement.executeQuery()) {
                var ids = new HashSet<String>();
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
                return Set.copyOf(ids);
            }
        });
    }

    private static List<Progress> all(PreparedStatement statement) throws SQLException {
        try (var rows = statement.executeQuery()) {
            var replays = new ArrayList<Progress>();
            while (rows.next()) {
                replays.add(new Progress(
                        replay(rows), new LetterPlace(instant(rows, "cursor_time"), rows.getString("cursor_id"))));
            }
            return replays;
        }
    }

    private static Replay replay(ResultSet row) throws SQLException {
        return new Replay(
                row.getObject("id", UUID.class),
                row.getInt("app_id"),
                Optional.ofNullable(row.getString("webhook_id")),
                instant(row, "from_time"),
                instant(row, "until_time"),
                Replay.State.valueOf(row.getString("state")),
                row.getInt("planned"),
                row.getInt("sent"),
                row.getInt("not_possible"),
                instant(row, "asked_at"),
                Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
