package dev.grantway.webhook.cancel;

import dev.grantway.platform.database.SqlStore;
import dev.grantway.webhook.slot.EndpointSlots;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

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

    private final SqlStore sql;

    CancelStore(SqlStore sql) {
        this.sql = sql;
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
        return sql.query(
                END,
                CancelStore::ended,
                EndpointSlots.endpointsOf(appId),
                webhookId,
                webhookId,
                webhookId,
                atMost,
                now);
    }

    /** How many wait still, or are being published at this moment. */
    int count(int appId, String webhookId, int atMost) {
        return sql.queryOne(
                        COUNT,
                        row -> row.getInt(1),
                        EndpointSlots.endpointsOf(appId),
                        webhookId,
                        webhookId,
                        webhookId,
                        atMost)
                .orElse(0);
    }

    private static Ended ended(ResultSet row) throws SQLException {
        return new Ended(row.getObject("id", UUID.class), row.getString("webhook_id"), row.getBytes("payload"));
    }
}
