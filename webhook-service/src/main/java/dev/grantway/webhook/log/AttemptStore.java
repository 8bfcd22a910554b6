package dev.grantway.webhook.log;

import dev.grantway.webhook.attempt.Attempt;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The table {@code delivery_attempt}. */
@Singleton
class AttemptStore {
    private static final String ADD = """
            INSERT INTO delivery_attempt (id, started_at, webhook_id, app_id, account_id, installation_id, generation,
                   attempt, outcome, failure, status, duration_millis, target, request_bytes, response_bytes,
                   event_types, event_ids, delivery_ids, next_attempt_at, sealed_answer)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""";

    private static final String PAGE = """
            SELECT * FROM delivery_attempt WHERE app_id = ? AND (started_at, id) < (?, ?)
             ORDER BY started_at DESC, id DESC LIMIT ?""";

    private static final String OF_WEBHOOK = """
            SELECT * FROM delivery_attempt WHERE app_id = ? AND webhook_id = ? ORDER BY started_at DESC LIMIT 100""";

    private static final String FORGET_ANSWERS = """
            UPDATE delivery_attempt SET sealed_answer = NULL
             WHERE started_at >= ? AND started_at < ? AND sealed_answer IS NOT NULL""";

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

    /** An app's attempts before a place, newest first. */
    List<Attempt> page(int appId, Cursor before, int limit) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(PAGE)) {
            statement.setInt(1, appId);
            statement.setObject(2, utc(before.startedAt()));
            statement.setObject(3, before.id());
            statement.setInt(4, limit);
            return attempts(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("the attempts could not be read", e);
        }
    }

    /** The attempts of one webhook, newest first. */
    List<Attempt> ofWebhook(int appId, String webhookId) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(OF_WEBHOOK)) {
            statement.setInt(1, appId);
            statement.setString(2, webhookId);
            return attempts(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("the attempts could not be read", e);
        }
    }

    void forgetAnswers(Instant from, Instant before) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(FORGET_ANSWERS)) {
            statement.setObject(1, utc(from));
            statement.setObject(2, utc(before));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("old answers could not be removed", e);
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
        var next = attempt.nextAttemptAt();
        statement.setObject(19, next == null ? null : utc(next), Types.TIMESTAMP_WITH_TIMEZONE);
        var sealed = attempt.sealedAnswer();
        statement.setBytes(20, sealed == null ? null : Base64.getDecoder().decode(sealed));
    }

    private static List<Attempt> attempts(PreparedStatement statement) throws SQLException {
        try (var result = statement.executeQuery()) {
            var attempts = new ArrayList<Attempt>();
            while (result.next()) {
                attempts.add(attempt(result));
            }
            return attempts;
        }
    }

    private static Attempt attempt(ResultSet row) throws SQLException {
        byte @Nullable [] sealed = row.getBytes("sealed_answer");
        return new Attempt(
                row.getObject("id", UUID.class),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getString("webhook_id"),
                row.getInt("app_id"),
                row.getInt("account_id"),
                row.getString("installation_id"),
                row.getInt("generation"),
                row.getInt("attempt"),
                row.getString("outcome"),
                row.getString("failure"),
                row.getObject("status", Integer.class),
                row.getLong("duration_millis"),
                row.getString("target"),
                row.getInt("request_bytes"),
                row.getLong("response_bytes"),
                texts(row.getArray("event_types")),
                numbers(row.getArray("event_ids")),
                texts(row.getArray("delivery_ids")),
                instant(row.getObject("next_attempt_at", OffsetDateTime.class)),
                sealed == null ? null : Base64.getEncoder().encodeToString(sealed));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static List<Long> numbers(Array array) throws SQLException {
        return List.of((Long[]) array.getArray());
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
