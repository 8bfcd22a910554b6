package dev.grantway.registry.idempotency;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;

/** The table {@code idempotency_answer}. Where the caller has a transaction it runs in that. */
@Singleton
class IdempotencyStore {
    /** Until the transaction ends; who finds it held does not wait. */
    private static final String HOLD = "SELECT pg_try_advisory_xact_lock(?)";

    private static final String FIND = """
            SELECT verifier, sealed FROM idempotency_answer
             WHERE caller = ? AND path = ? AND key = ? AND made_at > ?""";

    /** What is there is too old to be given again, and was not swept yet. */
    private static final String KEEP = """
            INSERT INTO idempotency_answer (caller, path, key, verifier, sealed, made_at) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (caller, path, key) DO UPDATE
               SET verifier = excluded.verifier, sealed = excluded.sealed, made_at = excluded.made_at""";

    private static final String DROP = """
            DELETE FROM idempotency_answer WHERE (caller, path, key) IN
                (SELECT caller, path, key FROM idempotency_answer WHERE made_at <= ?
                  ORDER BY made_at LIMIT ? FOR UPDATE SKIP LOCKED)""";

    private final DataSource database;

    IdempotencyStore(DataSource database) {
        this.database = database;
    }

    /** An answer that was kept. */
    static final class Kept {
        private final String verifier;
        private final byte[] sealed;

        private Kept(String verifier, byte[] sealed) {
            this.verifier = verifier;
            this.sealed = sealed;
        }

        String verifier() {
            return verifier;
        }

        byte[] sealed() {
            return sealed.clone();
        }
    }

    boolean hold(Attempt attempt) {
        return run(HOLD, statement -> {
            statement.setLong(1, attempt.lock());
            try (var rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        });
    }

    Optional<Kept> find(Attempt attempt, Instant after) {
        return run(FIND, statement -> {
            setPlace(statement, attempt);
            statement.setObject(4, utc(after));
            try (var rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Kept(rows.getString("verifier"), rows.getBytes("sealed")))
                        : Optional.<Kept>empty();
            }
        });
    }

    void keep(Attempt attempt, String verifier, byte[] sealed, Instant at) {
        var _ = run(KEEP, statement -> {
            setPlace(statement, attempt);
            statement.setString(4, verifier);
            statement.setBytes(5, sealed);
            statement.setObject(6, utc(at));
            return statement.executeUpdate();
        });
    }

    /** Drops some of what was made until then; as many as were dropped. */
    int dropUntil(Instant limit, int atMost) {
        return run(DROP, statement -> {
            statement.setObject(1, utc(limit));
            statement.setInt(2, atMost);
            return statement.executeUpdate();
        });
    }

    private static void setPlace(PreparedStatement statement, Attempt attempt) throws SQLException {
        statement.setString(1, attempt.caller());
        statement.setString(2, attempt.path());
        statement.setString(3, attempt.key());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private <T> T run(String sql, Work<T> work) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.run(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("kept answers could not be read or written", e);
        }
    }

    private interface Work<T> {
        T run(PreparedStatement statement) throws SQLException;
    }
}
