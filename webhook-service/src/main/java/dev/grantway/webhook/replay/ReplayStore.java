package dev.grantway.webhook.replay;

import dev.grantway.platform.database.SqlStore;
import dev.grantway.webhook.deadletter.LetterPlace;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

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

    private final SqlStore sql;

    ReplayStore(SqlStore sql) {
        this.sql = sql;
    }

    /** A replay and how far it has come. */
    record Progress(Replay replay, LetterPlace cursor) {}

    /** A step of it that was made, from a place to a place. */
    record Step(LetterPlace from, LetterPlace to, int sent, int notPossible, boolean isLast) {}

    /** Adds a replay, unless one of the app is under way; whether it did. */
    boolean add(Replay replay, int askedBy) {
        return sql.update(
                        ADD,
                        replay.id(),
                        replay.appId(),
                        replay.webhookId().orElse(null),
                        replay.from(),
                        replay.until(),
                        replay.planned(),
                        replay.from(),
                        replay.askedAt(),
                        askedBy)
                == 1;
    }

    Optional<Replay> findRunning(int appId) {
        return sql.queryOne(RUNNING, ReplayStore::replay, appId);
    }

    /** Newest first. */
    List<Replay> listOf(int appId, int atMost) {
        return sql.query(OF_APP, ReplayStore::replay, appId, atMost);
    }

    Optional<Replay> find(UUID id) {
        return sql.queryOne(ONE, ReplayStore::replay, id);
    }

    /** Takes one that nobody works on, for as long as the lease lasts. */
    Optional<Progress> claim(Instant now, Instant until) {
        return sql.queryOne(CLAIM, ReplayStore::progress, until, now);
    }

    /** Keeps how far it has come; nothing where it was cancelled, or the step was made by another, meanwhile. */
    void advance(UUID id, Step step, Instant now) {
        var _ = sql.update(
                ADVANCE,
                step.to().givenUpAt(),
                step.to().id(),
                step.sent(),
                step.notPossible(),
                step.isLast(),
                step.isLast(),
                now,
                id,
                step.from().givenUpAt(),
                step.from().id());
    }

    void cancel(int appId, UUID id, Instant now) {
        var _ = sql.update(CANCEL, now, id, appId);
    }

    void dropAskedBefore(Instant moment) {
        var _ = sql.update(DROP, moment);
    }

    Set<String> cancelledSince(Instant moment) {
        return Set.copyOf(sql.query(CANCELLED, row -> row.getString("id"), moment));
    }

    private static Progress progress(ResultSet row) throws SQLException {
        return new Progress(
                replay(row), new LetterPlace(SqlStore.instant(row, "cursor_time"), row.getString("cursor_id")));
    }

    private static Replay replay(ResultSet row) throws SQLException {
        return new Replay(
                row.getObject("id", UUID.class),
                row.getInt("app_id"),
                Optional.ofNullable(row.getString("webhook_id")),
                SqlStore.instant(row, "from_time"),
                SqlStore.instant(row, "until_time"),
                Replay.State.valueOf(row.getString("state")),
                row.getInt("planned"),
                row.getInt("sent"),
                row.getInt("not_possible"),
                SqlStore.instant(row, "asked_at"),
                SqlStore.findInstant(row, "ended_at"));
    }
}
