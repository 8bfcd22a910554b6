package dev.grantway.webhook.endpoint;

import dev.grantway.platform.database.SqlStore;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

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

    private final SqlStore sql;

    EndpointStore(SqlStore sql) {
        this.sql = sql;
    }

    /** What a gauge tells. */
    record Counts(long disabled, long paused, Optional<Instant> oldestDue) {
        static final Counts NONE = new Counts(0, 0, Optional.empty());
    }

    /** Whether they were on until now. */
    boolean disable(TurnedOff off) {
        return sql.update(DISABLE, off.appId(), off.targetUrl(), off.reason(), off.since()) == 1;
    }

    void enable(int appId) {
        var _ = sql.update(ENABLE, appId);
    }

    /** All of them, by app. */
    Map<Integer, TurnedOff> disabled() {
        return sql.query(DISABLED, EndpointStore::turnedOff).stream()
                .collect(Collectors.toMap(TurnedOff::appId, Function.identity()));
    }

    /** Keeps pauses that began. */
    void pause(Collection<Pause> pauses, Instant now) {
        sql.updateEach(
                PAUSE,
                pauses.stream()
                        .map(pause ->
                                List.<Object>of(pause.appId(), pause.slot(), pause.until(), pause.failures(), now))
                        .toList());
    }

    /** Forgets pauses that ended. */
    void forget(Collection<Pause> pauses) {
        sql.updateEach(
                FORGET_PAUSE,
                pauses.stream()
                        .map(pause -> List.<Object>of(pause.appId(), pause.slot()))
                        .toList());
    }

    /** Forgets those of whom nobody has said more: their process is gone. */
    void dropPausesBefore(Instant moment) {
        var _ = sql.update(DROP_PAUSES, moment);
    }

    Optional<Pause> findPause(int appId) {
        return sql.queryOne(LONGEST_PAUSE, EndpointStore::pause, appId);
    }

    Counts count(Instant now) {
        return sql.queryOne(COUNT, EndpointStore::counts, now).orElse(Counts.NONE);
    }

    private static TurnedOff turnedOff(ResultSet row) throws SQLException {
        return new TurnedOff(
                row.getInt("app_id"),
                row.getString("target_url"),
                row.getString("reason"),
                SqlStore.instant(row, "since"));
    }

    private static Pause pause(ResultSet row) throws SQLException {
        return new Pause(
                row.getInt("app_id"), row.getInt("slot"), SqlStore.instant(row, "until"), row.getInt("failures"));
    }

    private static Counts counts(ResultSet row) throws SQLException {
        return new Counts(row.getLong("disabled"), row.getLong("paused"), SqlStore.findInstant(row, "oldest"));
    }
}
