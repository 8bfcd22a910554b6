package dev.grantway.token.grant;

import dev.grantway.token.database.SharedReads;
import dev.grantway.token.database.SqlStore;
import dev.grantway.token.installation.InstallationState;
import dev.grantway.token.key.SecretBytes;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The table {@code app_grant}. */
@Singleton
public class GrantStore {
    private static final String FIND = """
            SELECT g.id, g.app_id, g.account_id, g.user_id, g.generation, g.scope_set_id, g.salt, g.rotation,
                   g.sealed_identity, g.tokens_valid_from, g.revoked_at IS NOT NULL AS revoked, g.installation_id,
                   i.generation AS installation_generation, i.state AS installation_state
              FROM app_grant g JOIN installation i ON i.id = g.installation_id
             WHERE g.id = ANY(?)""";

    private static final String REVOKE = """
            UPDATE app_grant SET revoked_at = clock_timestamp(), revoke_reason = ?
             WHERE id = ? AND revoked_at IS NULL RETURNING revoked_at""";

    private static final String REVOKE_ALL = """
            UPDATE app_grant SET revoked_at = clock_timestamp(), revoke_reason = ?
             WHERE installation_id = ? AND generation <= ? AND revoked_at IS NULL""";

    private static final String END_TOKENS = """
            UPDATE app_grant SET tokens_valid_from = greatest(tokens_valid_from, ?) WHERE id = ?""";

    /** The condition keeps it at one write a minute, whoever else refreshes. */
    private static final String TOUCH = """
            UPDATE app_grant SET last_used_at = now()
             WHERE id = ? AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')""";

    /** With ties, so that a page never ends between two grants of one moment. */
    private static final String CHANGED_SINCE = """
            SELECT g.id, g.installation_id, g.generation, g.app_id, g.account_id, g.user_id, s.scopes, g.issued_at,
                   g.revoked_at, greatest(g.issued_at, g.revoked_at) AS changed_at
              FROM app_grant g JOIN scope_set s ON s.id = g.scope_set_id
             WHERE greatest(g.issued_at, g.revoked_at) >= ? ORDER BY changed_at FETCH FIRST ? ROWS WITH TIES""";

    /** More of either gain nothing: PostgreSQL has few processors too. */
    private static final int STATEMENTS = 2;

    private static final int KEYS = 64;

    private final SqlStore sql;
    private final SharedReads<UUID, Grant> reads;

    GrantStore(SqlStore sql) {
        this.sql = sql;
        this.reads = new SharedReads<>(STATEMENTS, KEYS, this::findAll);
    }

    Optional<Grant> find(UUID id) {
        return reads.find(id);
    }

    private Map<UUID, Grant> findAll(Set<UUID> ids) {
        return sql.query(FIND, GrantStore::read, (Object) ids.toArray(UUID[]::new)).stream()
                .collect(Collectors.toMap(Grant::id, Function.identity()));
    }

    /** When it was revoked; empty when it was before. */
    Optional<Instant> revoke(UUID id, String reason) {
        return sql.queryOne(REVOKE, row -> SqlStore.instant(row, "revoked_at"), reason, id);
    }

    void revokeAll(String installationId, int generation, String reason) {
        sql.update(REVOKE_ALL, reason, installationId, generation);
    }

    void endTokensIssuedBefore(UUID id, Instant validFrom) {
        sql.update(END_TOKENS, validFrom, id);
    }

    void touch(UUID id) {
        sql.update(TOUCH, id);
    }

    /** Those issued or revoked at this time or later, in that order; a few more where times are equal. */
    List<ListedGrant> listChangedSince(Instant since, int limit) {
        return sql.query(CHANGED_SINCE, GrantStore::readListed, since, limit);
    }

    /** A row with the columns of {@link #find}. */
    public static Grant read(ResultSet row) throws SQLException {
        return new Grant(
                row.getObject("id", UUID.class),
                row.getInt("app_id"),
                row.getInt("account_id"),
                row.getInt("user_id"),
                row.getInt("generation"),
                row.getInt("scope_set_id"),
                SecretBytes.of(row.getBytes("salt")),
                row.getInt("rotation"),
                SecretBytes.of(row.getBytes("sealed_identity")),
                SqlStore.instant(row, "tokens_valid_from"),
                row.getBoolean("revoked"),
                row.getString("installation_id"),
                row.getInt("installation_generation"),
                InstallationState.valueOf(row.getString("installation_state")));
    }

    private static ListedGrant readListed(ResultSet row) throws SQLException {
        return new ListedGrant(
                row.getString("installation_id"),
                row.getInt("generation"),
                row.getObject("id", UUID.class),
                row.getInt("app_id"),
                row.getInt("account_id"),
                row.getInt("user_id"),
                SqlStore.texts(row, "scopes"),
                SqlStore.instant(row, "issued_at"),
                SqlStore.findInstant(row, "revoked_at"),
                SqlStore.instant(row, "changed_at"));
    }
}
