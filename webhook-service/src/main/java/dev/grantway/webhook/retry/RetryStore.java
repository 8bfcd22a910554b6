package dev.grantway.webhook.retry;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The table {@code delivery_retry}. */
@Singleton
class RetryStore {
    /**
     * A repetition after a crash fails again: the next attempt of a webhook is there once, done or not. What is put off comes
     * back as the same attempt, so that is there as often as it is put off; but alone, where it has no other content, as long
     * as it waits: a row that was never leased is still to be published, and one that was may be what is put off again here.
     */
    private static final String ADD = """
            INSERT INTO delivery_retry (id, due_at, endpoint, webhook_id, attempt, postponed, payload)
            SELECT ?, ?, ?, w.webhook_id, w.attempt, w.postponed, ?
              FROM (VALUES (?, ?, ?)) AS w (webhook_id, attempt, postponed)
             WHERE CASE WHEN w.postponed
                   THEN NOT ? OR NOT EXISTS (
                       SELECT 1 FROM delivery_retry r
                        WHERE r.webhook_id = w.webhook_id AND r.attempt = w.attempt AND r.postponed
                          AND r.done_at IS NULL AND r.leased_until = '-infinity')
                   ELSE NOT EXISTS (
                       SELECT 1 FROM delivery_retry r
                        WHERE r.webhook_id = w.webhook_id AND r.attempt = w.attempt AND NOT r.postponed) END""";

    /** Endpoints first, then some rows of each: a long queue of one does not hold up the others. */
    private static final String CLAIM = """
            WITH endpoints AS (
                SELECT endpoint FROM delivery_retry
                 WHERE done_at IS NULL AND due_at <= ? AND leased_until < ?
                 GROUP BY endpoint ORDER BY min(due_at) LIMIT ?
            ), due AS (
                SELECT picked.due_at, picked.id FROM endpoints CROSS JOIN LATERAL (
                    SELECT due_at, id FROM delivery_retry r
                     WHERE r.endpoint = endpoints.endpoint AND done_at IS NULL AND due_at <= ? AND leased_until < ?
                     ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED) picked
            )
            UPDATE delivery_retry r SET leased_until = ? FROM due WHERE r.due_at = due.due_at AND r.id = due.id
            RETURNING r.id, r.due_at, r.webhook_id, r.payload""";

    private static final String FINISH = "UPDATE delivery_retry SET done_at = ? WHERE due_at = ? AND id = ?";

    private final DataSource database;

    RetryStore(DataSource database) {
        this.database = database;
    }

    /**
     * A row as it is stored; the payload is sealed.
     *
     * @param alone whether the webhook has one content for ever, so that one row that waits is enough
     */
    record NewRow(
            Instant dueAt,
            String endpoint,
            String webhookId,
            int attempt,
            boolean postponed,
            boolean alone,
            SealedPayload payload) {}

    /** A row that is due, and this worker's for as long as the lease lasts. */
    record DueRow(UUID id, Instant dueAt, String webhookId, SealedPayload payload) {}

    /** Whether the database has a part in what failed. */
    static boolean isOfDatabase(Throwable fault) {
        for (@Nullable Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException) {
                return true;
            }
        }
        return false;
    }

    /** Adds rows, all of them or none. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void add(List<NewRow> rows) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(ADD)) {
            for (var row : rows) {
                set(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("the retries could not be stored", e);
        }
    }

    private static void set(PreparedStatement statement, NewRow row) throws SQLException {
        statement.setObject(1, UUID.randomUUID());
        statement.setObject(2, utc(row.dueAt()));
        statement.setString(3, row.endpoint());
        statement.setBytes(4, row.payload().bytes());
        statement.setString(5, row.webhookId());
        statement.setInt(6, row.attempt());
        statement.setBoolean(7, row.postponed());
        statement.setBoolean(8, row.alone());
    }

    List<DueRow> claim(Instant now, Instant until, int endpoints, int rowsPerEndpoint) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(CLAIM)) {
            statement.setObject(1, utc(now));
            statement.setObject(2, utc(now));
            statement.setInt(3, endpoints);
            statement.setObject(4, utc(now));
            statement.setObject(5, utc(now));
            statement.setInt(6, rowsPerEndpoint);
            statement.setObject(7, utc(until));
            return dueRows(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("due retries could not be claimed", e);
        }
    }

    void finish(List<DueRow> rows, Instant now) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(FINISH)) {
            for (var row : rows) {
                statement.setObject(1, utc(now));
                statement.setObject(2, utc(row.dueAt()));
                statement.setObject(3, row.id());
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("published retries could not be marked", e);
        }
    }

    private static List<DueRow> dueRows(PreparedStatement statement) throws SQLException {
        try (var result = statement.executeQuery()) {
            var rows = new ArrayList<DueRow>();
            while (result.next()) {
                rows.add(dueRow(result));
            }
            return rows;
        }
    }

    private static DueRow dueRow(ResultSet result) throws SQLException {
        return new DueRow(
                result.getObject("id", UUID.class),
                result.getObject("due_at", OffsetDateTime.class).toInstant(),
                result.getString("webhook_id"),
                new SealedPayload(result.getBytes("payload")));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
