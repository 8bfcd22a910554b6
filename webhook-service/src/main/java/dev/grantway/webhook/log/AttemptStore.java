package dev.grantway.webhook.log;

import dev.grantway.webhook.attempt.Attempt;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The table {@code delivery_attempt}. */
@Singleton
class AttemptStore {
    private static final String ADD = """
            INSERT INTO delivery_attempt (id, started_at, webhook_id, app_id, account_id, installation_id, generation,
                   attempt, outcome, failure, status, duration_millis, target, request_bytes, response_bytes,
                   event_types, event_ids, delivery_ids, object_ids, next_attempt_at, sealed_answer, sealed_request,
                   origin)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""";

    private static final String FORGET_TEXTS = """
            UPDATE delivery_attempt a SET sealed_answer = NULL, sealed_request = NULL
              FROM (SELECT started_at, id FROM delivery_attempt
                     WHERE started_at >= ? AND started_at < ?
                       AND (sealed_answer IS NOT NULL OR sealed_request IS NOT NULL)
                     ORDER BY started_at LIMIT ?) aged
             WHERE a.started_at = aged.started_at AND a.id = aged.id""";

    private final DataSource database;

    AttemptStore(DataSource database) {
        this.database = database;
    }

    /** Adds lines, and says which are new; those that are there already stay as they are. */
    List<Attempt> add(List<Attempt> attempts) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(ADD)) {
            for (var attempt : attempts) {
                setIdentity(statement, attempt);
                setResult(statement, attempt);
                setEvents(connection, statement, attempt);
                statement.addBatch();
            }
            int[] added = statement.executeBatch();
            return IntStream.range(0, added.length)
                    .filter(place -> added[place] == 1)
                    .mapToObj(attempts::get)
                    .toList();
        } catch (SQLException e) {
            throw new IllegalStateException("the attempts could not be stored", e);
        }
    }

    /** Removes the texts of some attempts within a time; how many they were. */
    int forgetTexts(Instant from, Instant before, int atMost) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(FORGET_TEXTS)) {
            statement.setObject(1, utc(from));
            statement.setObject(2, utc(before));
            statement.setInt(3, atMost);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("old texts could not be removed", e);
        }
    }

    private static void setIdentity(PreparedStatement statement, Attempt attempt) throws SQLException {
        statement.setObject(1, attempt.id());
        statement.setObject(2, utc(attempt.startedAt()));
        statement.setString(3, attempt.webhookId());
        statement.setInt(4, attempt.appId());
        statement.setInt(5, attempt.accountId());
        statement.setString(6, attempt.installationId());
        statement.setInt(7, attempt.generation());
        statement.setInt(8, attempt.attempt());
    }

    private static void setResult(PreparedStatement statement, Attempt attempt) throws SQLException {
        statement.setString(9, attempt.outcome());
        statement.setString(10, attempt.failure());
        statement.setObject(11, attempt.status(), Types.INTEGER);
        statement.setLong(12, attempt.durationMillis());
        statement.setString(13, attempt.target());
        statement.setInt(14, attempt.requestBytes());
        statement.setLong(15, attempt.responseBytes());
    }

    private static void setEvents(Connection connection, PreparedStatement statement, Attempt attempt)
            throws SQLException {
        statement.setArray(
                16, connection.createArrayOf("text", attempt.eventTypes().toArray()));
        statement.setArray(
                17, connection.createArrayOf("bigint", attempt.eventIds().toArray()));
        statement.setArray(
                18, connection.createArrayOf("text", attempt.deliveryIds().toArray()));
        statement.setArray(
                19, connection.createArrayOf("text", attempt.objectIds().toArray()));
        var next = attempt.nextAttemptAt();
        statement.setObject(20, next == null ? null : utc(next), Types.TIMESTAMP_WITH_TIMEZONE);
        statement.setBytes(21, bytes(attempt.sealedAnswer()));
        statement.setBytes(22, bytes(attempt.sealedRequest()));
        statement.setString(23, attempt.origin());
    }

    private static byte @Nullable [] bytes(@Nullable String base64) {
        return base64 == null ? null : Base64.getDecoder().decode(base64);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
