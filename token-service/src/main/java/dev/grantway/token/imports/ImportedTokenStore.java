package dev.grantway.token.imports;

import dev.grantway.platform.database.SqlStore;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** The table {@code imported_token}, read by its primary key alone. */
@Singleton
class ImportedTokenStore {
    private static final String FIND = """
            SELECT client_id, grant_id, rotation, first_used_at IS NULL AS unused FROM imported_token
             WHERE hash = ? AND (first_used_at IS NULL OR first_used_at > now() - make_interval(secs => ?))""";

    private final SqlStore sql;

    ImportedTokenStore(SqlStore sql) {
        this.sql = sql;
    }

    /**
     * What a hash stands for.
     *
     * @param clientId whose token it is
     * @param rotation the refresh token of its grant that it is worth as much as
     * @param unused whether it was never answered with tokens of ours
     */
    record Bound(String clientId, UUID grantId, int rotation, boolean unused) {}

    /** Empty for a hash that is unknown, or used longer ago than the overlap. */
    Optional<Bound> find(byte[] hash, Duration overlap) {
        return sql.queryOne(
                FIND,
                row -> new Bound(
                        row.getString("client_id"),
                        row.getObject("grant_id", UUID.class),
                        row.getInt("rotation"),
                        row.getBoolean("unused")),
                hash,
                (double) overlap.toSeconds());
    }

    void noteFirstUse(byte[] hash) {
        sql.update("UPDATE imported_token SET first_used_at = now() WHERE hash = ? AND first_used_at IS NULL", hash);
    }

    /** Forgets all of them at once. */
    void clear() {
        sql.update("TRUNCATE imported_token");
    }
}
