package dev.grantway.webhook.cancel;

import dev.grantway.webhook.slot.EndpointSlots;
import jakarta.inject.Singleton;
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

/** The rows of the table {@code delivery_retry} that wait for an app's endpoint. */
@Singleton
class CancelStore {
    /**
     * Only what was never leased: what was may be published already, though it was not marked when its lease ended. What somebody is
     * claiming or adding at this moment is not waited for. A replay's rows are those of its webhook too.
     */
    private static final String END = """
            WITH waiting AS (
                SELECT due_at, id FROM delivery_retry
                 WHERE endpoint = ANY (?) AND done_at IS NULL AND leased_until = '-infinity'
                   AND (? = '' OR webhook_id = ? OR starts_with(webhook_id, ? || '#'))
                 LIMIT ? FOR UPDATE SKIP LOCKED)
            UPDATE delivery_retry r SET done_at = ? FROM waiting w WHERE r.due_at = w.due_at AND r.id = w.id
            RETURNING r.id, r.webhook_id, r.payload""";

    private static final String COUNT = """
            SELECT count(*) FROM (
                SELECT 1 FROM delivery_retry
                 WHERE endpoint = ANY (?) AND done_at IS NULL
                   AND (? = '' OR webhook_id = ? OR starts_with(webhook_id, ? || '#'))
                 LIMIT ?) AS found""";

    private final DataSource database;

    CancelStore(DataSource database) {
        this.database = database;
    }

    /** A row that was ended; its key is what its payload is sealed to. */
    static final class Ended {
        private final UUID id;
        private final String key;
        private final byte[] payload;

        Ended(UUID id, String key, byte[] payload) {
            this.id = id;
            this.key = key;
            this.payload = payload;
        }

        UUID id() {
            return id;
        }

        String key() {
            return key;
        }

        byte[] payload() {
            return payload;
        }
    }

    /**
     * Ends some rows.
     *
     * @param webhookId empty for all of the endpoint
     */
    List<Ended> end(int appId, String webhookId, Instant now, int atMost) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(END)) {
            statement.setArray(1, connection.createArrayOf("text", endpoints(appId)));
            statement.setString(2, webhookId);
            statement.setString(3, webhookId);
            statement.setString(4, webhookId);
            statement.setInt(5, atMost);
            statement.setObject(6, utc(now));
            return ended(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("what waits could not be ended", e);
        }
    }

    private static List<Ended> ended(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            var ended = new ArrayList<Ended>();
            while (rows.next()) {
                ended.add(new Ended(
                        rows.getObject("id", UUID.class), rows.getString("webhook_id"), rows.getBytes("payload")));
            }
            return ended;
        }
    }

    /** How many wait still, or are being published at this moment. */
    int count(int appId, String webhookId, int atMost) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(COUNT)) {
            statement.setArray(1, connection.createArrayOf("text", endpoints(appId)));
            statement.setString(2, webhookId);
            statement.setString(3, webhookId);
            statement.setString(4, webhookId);
            statement.setInt(5, atMost);
            try (var row = statement.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("what waits could not be counted", e);
        }
    }

    private static Object[] endpoints(int appId) {
        return EndpointSlots.endpointsOf(appId).toArray();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
