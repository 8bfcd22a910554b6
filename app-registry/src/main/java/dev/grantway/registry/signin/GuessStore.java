package dev.grantway.registry.signin;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/** Counts guesses, and what else is limited, per bucket, for all replicas together. */
@Singleton
public class GuessStore {
    private static final String COUNT = """
            INSERT INTO sign_in_guess AS g (bucket, guesses, window_ends_at) VALUES (?, 1, ?)
            ON CONFLICT (bucket) DO UPDATE SET
                guesses = CASE WHEN g.window_ends_at <= ? THEN 1 ELSE g.guesses + 1 END,
                window_ends_at = CASE WHEN g.window_ends_at <= ? THEN excluded.window_ends_at ELSE g.window_ends_at END
            RETURNING guesses, window_ends_at""";
    private static final String TAKE_BACK =
            "UPDATE sign_in_guess SET guesses = guesses - 1 WHERE bucket = ? AND guesses > 0";
    private static final String FORGET = "DELETE FROM sign_in_guess WHERE bucket = ?";

    /** A few at a time, and none that another sign-in has in hand. */
    private static final String FORGET_OLD = """
            DELETE FROM sign_in_guess WHERE bucket IN (
                SELECT bucket FROM sign_in_guess WHERE window_ends_at <= ? LIMIT 100 FOR UPDATE SKIP LOCKED)""";

    /** The guesses of the running window, this one included. */
    public record Count(int guesses, Instant windowEndsAt) {}

    private final DataSource dataSource;

    GuessStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** One statement that counts and tells: parallel guesses cannot all see room for one more. */
    @Transactional(TxType.REQUIRES_NEW)
    public Count count(String bucket, Instant now, Instant windowEndsAt) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(COUNT)) {
            statement.setString(1, bucket);
            statement.setObject(2, utc(windowEndsAt));
            statement.setObject(3, utc(now));
            statement.setObject(4, utc(now));
            try (var row = statement.executeQuery()) {
                row.next();
                return new Count(
                        row.getInt(1), row.getObject(2, OffsetDateTime.class).toInstant());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("guesses could not be counted", e);
        }
    }

    @Transactional(TxType.REQUIRES_NEW)
    void takeBack(String bucket) {
        update(TAKE_BACK, bucket);
    }

    @Transactional(TxType.REQUIRES_NEW)
    void forget(String bucket) {
        update(FORGET, bucket);
    }

    @Transactional(TxType.REQUIRES_NEW)
    public void forgetEndedBy(Instant now) {
        update(FORGET_OLD, utc(now));
    }

    private void update(String sql, Object parameter) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, parameter);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("guesses could not be updated", e);
        }
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
