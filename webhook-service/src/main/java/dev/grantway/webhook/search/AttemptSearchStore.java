package dev.grantway.webhook.search;

import dev.grantway.webhook.attempt.Attempt;
import dev.grantway.webhook.search.DeliverySearch.From;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads the table {@code delivery_attempt}; its conditions are those that the table's indexes have. */
@Singleton
class AttemptSearchStore {
    private static final String QUERY_CANCELED = "57014";
    private static final String LIMIT_TIME = "SET LOCAL statement_timeout = '3s'";

    /** Texts are kept out of line: who does not ask for them reads none of their pages. */
    private static final String COLUMNS = """
            SELECT id, started_at, webhook_id, app_id, account_id, installation_id, generation, attempt, outcome, failure,
                   status, duration_millis, target, request_bytes, response_bytes, event_types, event_ids, delivery_ids,
                   object_ids, next_attempt_at, origin,""";

    private static final String WITHOUT_TEXTS =
            COLUMNS + " NULL::bytea AS sealed_answer, NULL::bytea AS sealed_request FROM delivery_attempt";

    private static final String OF_WEBHOOK = COLUMNS + """
             sealed_answer, sealed_request FROM delivery_attempt
             WHERE webhook_id = ? ORDER BY started_at, id LIMIT 100""";

    private static final String COUNT_FAILED = """
            SELECT count(*) FROM (SELECT 1 FROM delivery_attempt
             WHERE app_id = ? AND started_at > ? AND outcome <> 'delivered' AND outcome <> 'cancelled'
             ORDER BY started_at DESC LIMIT ?) AS found""";

    private final DataSource database;

    AttemptSearchStore(DataSource database) {
        this.database = database;
    }

    /** Until the transaction ends. */
    void limitTime() {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(LIMIT_TIME);
        } catch (SQLException e) {
            throw new IllegalStateException("the log could not be searched", e);
        }
    }

    /** Newest first; what is newer than a place the other way round. */
    List<Attempt> find(int appId, AttemptFilter filter, From from, int limit) {
        var conditions = Conditions.of(appId, filter, from);
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql(conditions, filter, from))) {
            int place = 1;
            for (Object value : conditions.values()) {
                statement.setObject(place++, value);
            }
            statement.setInt(place, limit);
            return attempts(statement);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /**
     * What is within arrays is found by its index, and ordered then. PostgreSQL takes each of 200 rows for one that has it,
     * however rare it is, and would go through all rows in their order until it has met enough of them.
     */
    private static String sql(Conditions conditions, AttemptFilter filter, From from) {
        String order = from instanceof From.NewerThan
                ? " ORDER BY started_at, id LIMIT ?"
                : " ORDER BY started_at DESC, id DESC LIMIT ?";
        return filter.isWithinArrays()
                ? "WITH fitting AS MATERIALIZED (" + WITHOUT_TEXTS + conditions.sql() + ") SELECT * FROM fitting"
                        + order
                : WITHOUT_TEXTS + conditions.sql() + order;
    }

    List<Attempt> ofWebhook(String webhookId) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(OF_WEBHOOK)) {
            statement.setString(1, webhookId);
            return attempts(statement);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    int countFailed(int appId, Instant after, int atMost) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(COUNT_FAILED)) {
            statement.setInt(1, appId);
            statement.setObject(2, after.atOffset(ZoneOffset.UTC));
            statement.setInt(3, atMost);
            try (var row = statement.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static RuntimeException failed(SQLException e) {
        return QUERY_CANCELED.equals(e.getSQLState())
                ? new SearchTooLongException(e)
                : new IllegalStateException("the log could not be searched", e);
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
                List.of((Long[]) row.getArray("event_ids").getArray()),
                texts(row.getArray("delivery_ids")),
                texts(row.getArray("object_ids")),
                instant(row.getObject("next_attempt_at", OffsetDateTime.class)),
                base64(row.getBytes("sealed_answer")),
                base64(row.getBytes("sealed_request")),
                row.getString("origin"));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static @Nullable String base64(byte @Nullable [] bytes) {
        return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
