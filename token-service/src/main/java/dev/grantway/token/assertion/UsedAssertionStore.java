package dev.grantway.token.assertion;

import dev.grantway.platform.database.SqlStore;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/** The table {@code used_assertion}. */
@Singleton
class UsedAssertionStore {
    private static final String INSERT = """
            INSERT INTO used_assertion (hour, client_id, jti_hash, expires_at) VALUES (?, ?, ?, ?)
            ON CONFLICT DO NOTHING""";

    private final SqlStore sql;

    UsedAssertionStore(SqlStore sql) {
        this.sql = sql;
    }

    /**
     * Of any number of callers with one assertion, at whichever replica, one gets true. A signed assertion has one expiry,
     * so it always meets itself in the same hour.
     */
    boolean insert(String clientId, byte[] idHash, Instant expiresAt) {
        return sql.update(INSERT, hourOf(expiresAt), clientId, idHash, expiresAt) == 1;
    }

    /** Counted from 1970. */
    static int hourOf(Instant time) {
        return Math.toIntExact(Duration.ofSeconds(time.getEpochSecond()).toHours());
    }
}
