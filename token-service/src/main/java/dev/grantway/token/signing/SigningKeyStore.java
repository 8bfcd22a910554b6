package dev.grantway.token.signing;

import dev.grantway.platform.database.SqlStore;
import dev.grantway.platform.seal.Secret;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The table {@code signing_key}. */
@Singleton
class SigningKeyStore {
    /** Until the end of the transaction: whoever comes second sees what the first has made. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(7236440040)";

    /** More than are ever present; the older ones are only history. */
    private static final String LIST = """
            SELECT kid, algorithm, public_jwk, sealed_private, created_at, active_from, removed_at
              FROM signing_key ORDER BY active_from DESC, created_at DESC LIMIT 50""";

    private static final String ADD = """
            INSERT INTO signing_key (kid, algorithm, public_jwk, sealed_private, created_at, active_from)
            VALUES (?, ?, ?, ?, ?, ?)""";

    private static final String REMOVE =
            "UPDATE signing_key SET removed_at = ?, sealed_private = NULL WHERE kid = ? AND removed_at IS NULL";

    private static final String ERASE =
            "UPDATE signing_key SET sealed_private = NULL WHERE kid = ANY (?) AND sealed_private IS NOT NULL";

    private final SqlStore sql;

    SigningKeyStore(SqlStore sql) {
        this.sql = sql;
    }

    /** Waits until this transaction is alone with the ring. */
    void lock() {
        var _ = sql.query(LOCK, row -> 0);
    }

    List<SigningKey> list() {
        return sql.query(LIST, SigningKeyStore::key);
    }

    void add(SigningKey key) {
        var _ = sql.update(
                ADD,
                key.kid(),
                key.algorithm().name(),
                key.publicJwk(),
                key.sealedPrivate()
                        .map(text -> Base64.getDecoder().decode(text.value()))
                        .orElse(null),
                key.createdAt(),
                key.activeFrom());
    }

    /** False when there is no such key, or it was revoked before. */
    boolean remove(String kid, Instant at) {
        return sql.update(REMOVE, at, kid) == 1;
    }

    void erasePrivateHalves(List<String> kids) {
        var _ = sql.update(ERASE, kids);
    }

    private static SigningKey key(ResultSet row) throws SQLException {
        return new SigningKey(
                row.getString("kid"),
                SigningAlgorithm.valueOf(row.getString("algorithm")),
                row.getString("public_jwk"),
                Optional.ofNullable(row.getBytes("sealed_private"))
                        .map(bytes -> new Secret(Base64.getEncoder().encodeToString(bytes))),
                SqlStore.instant(row, "created_at"),
                SqlStore.instant(row, "active_from"),
                SqlStore.findInstant(row, "removed_at"));
    }
}
