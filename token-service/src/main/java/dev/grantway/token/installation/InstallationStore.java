package dev.grantway.token.installation;

import dev.grantway.platform.database.SqlStore;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The table {@code installation}. */
@Singleton
class InstallationStore {
    private static final String OPEN = """
            INSERT INTO installation (id, app_id, account_id, generation, state) VALUES (?, ?, ?, ?, 'OPEN')
            ON CONFLICT (app_id, account_id) DO UPDATE
               SET generation = excluded.generation, state = 'OPEN', opened_at = now(),
                   closed_at = NULL, close_reason = NULL
             WHERE installation.state = 'CLOSED' AND installation.generation = excluded.generation - 1""";

    /** Tokens tell whole seconds, so those of this second end and those of the next begin. */
    private static final String CLOSE = """
            UPDATE installation
               SET state = 'CLOSED', generation = ?, closed_at = clock_timestamp(), close_reason = ?,
                   tokens_valid_from = greatest(tokens_valid_from,
                       date_trunc('second', clock_timestamp()) + interval '1 second')
             WHERE id = ? RETURNING tokens_valid_from""";

    /**
     * The later wish holds. The time grows with each change, so that one in the same second ends what came of the one
     * before, whose time is the app's where that was switched off lately; and it lies a little ahead, for pods whose clock
     * does.
     */
    private static final String CHANGE = """
            UPDATE installation
               SET state = ?, suspension_asked_at = ?,
                   tokens_valid_from = CASE WHEN state = ? THEN tokens_valid_from
                       ELSE greatest(tokens_valid_from + interval '1 second',
                                (SELECT v.tokens_valid_from + interval '1 second' FROM app_validity v
                                  WHERE v.app_id = installation.app_id),
                                date_trunc('second', clock_timestamp()) + interval '3 seconds') END
             WHERE id = ? AND suspension_asked_at < ? RETURNING tokens_valid_from""";

    private final SqlStore sql;

    InstallationStore(SqlStore sql) {
        this.sql = sql;
    }

    /** Inserts the row, or opens a closed one in its next generation; else changes nothing. */
    void open(String proposedId, int appId, int accountId, int generation) {
        sql.update(OPEN, proposedId, appId, accountId, generation);
    }

    Installation lock(int appId, int accountId) {
        return sql.queryOne(
                        "SELECT id, generation, state FROM installation WHERE app_id = ? AND account_id = ? FOR UPDATE",
                        InstallationStore::read,
                        appId,
                        accountId)
                .orElseThrow(() -> new IllegalStateException("rows of installations are never deleted"));
    }

    Optional<Installation> lock(String id) {
        return sql.queryOne(
                "SELECT id, generation, state FROM installation WHERE id = ? FOR UPDATE", InstallationStore::read, id);
    }

    Instant close(String id, int generation, String reason) {
        return sql.queryOne(CLOSE, row -> SqlStore.instant(row, "tokens_valid_from"), generation, reason, id)
                .orElseThrow(() -> new IllegalStateException("no installation " + id));
    }

    /** Empty when another change was asked for then or later, and nothing was done. */
    Optional<Instant> change(String id, InstallationState next, Instant askedAt) {
        return sql.queryOne(
                CHANGE,
                row -> SqlStore.instant(row, "tokens_valid_from"),
                next.name(),
                askedAt,
                next.name(),
                id,
                askedAt);
    }

    long nextSequence(String id) {
        return sql.queryOne(
                        "UPDATE installation SET event_sequence = event_sequence + 1 WHERE id = ? RETURNING event_sequence",
                        row -> row.getLong("event_sequence"),
                        id)
                .orElseThrow(() -> new IllegalStateException("no installation " + id));
    }

    private static Installation read(ResultSet row) throws SQLException {
        return new Installation(
                row.getString("id"), row.getInt("generation"), InstallationState.valueOf(row.getString("state")));
    }
}
