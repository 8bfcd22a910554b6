package dev.grantway.registry.secretuse;

import dev.grantway.contracts.events.SecretUsed;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;

/** The column {@code last_used_at} of the table {@code app_secret}. */
@Singleton
class SecretUseStore {
    /** An earlier time changes nothing. Rows are locked in the order that a change of an app's secrets locks them in. */
    private static final String TOUCH = """
            WITH told AS (
                SELECT secret_id, app_id, least(max(used_at), ?::timestamptz) AS used_at
                  FROM unnest(?::bigint[], ?::integer[], (?::text[])::timestamptz[]) AS use (secret_id, app_id, used_at)
                 GROUP BY secret_id, app_id),
            due AS (
                SELECT s.id, told.used_at
                  FROM app_secret s JOIN told ON told.secret_id = s.id AND told.app_id = s.app_id
                 WHERE s.last_used_at IS NULL OR s.last_used_at < told.used_at
                 ORDER BY s.id FOR NO KEY UPDATE OF s)
            UPDATE app_secret s SET last_used_at = due.used_at FROM due WHERE s.id = due.id""";

    private final DataSource database;

    SecretUseStore(DataSource database) {
        this.database = database;
    }

    /**
     * Keeps the latest use of each; a secret that is gone, or is not of that app, is passed over.
     *
     * @param now no use is later: a pod whose clock is ahead must not have a secret in use for ever
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void touch(List<SecretUsed> uses, Instant now) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(TOUCH)) {
            statement.setString(1, now.toString());
            statement.setArray(2, array(connection, "bigint", uses, SecretUsed::secretId));
            statement.setArray(3, array(connection, "integer", uses, SecretUsed::appId));
            statement.setArray(
                    4, array(connection, "text", uses, use -> use.usedAt().toString()));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("uses of secrets could not be stored", e);
        }
    }

    private static Array array(
            Connection connection, String type, List<SecretUsed> uses, Function<SecretUsed, Object> member)
            throws SQLException {
        return connection.createArrayOf(type, uses.stream().map(member).toArray());
    }
}
