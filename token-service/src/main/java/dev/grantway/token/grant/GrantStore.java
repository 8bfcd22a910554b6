package dev.grantway.token.grant;

import dev.grantway.platform.database.SqlStore;
import dev.grantway.token.app.AppValidityStore;
import dev.grantway.token.database.SharedStatements;
import dev.grantway.token.installation.InstallationState;
import dev.grantway.token.key.SecretBytes;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
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
    /** What {@link #read} reads of {@code app_grant g}. */
    public static final String COLUMNS = """
            g.id, g.app_id, g.account_id, g.user_id, g.generation, g.scope_set_id, g.salt, g.rotation,
            extract(epoch FROM clock_timestamp() - coalesce(g.rotated_at, g.created_at)) AS since_rotation,
            coalesce(g.last_used_at > now() - interval '1 minute', false) AS use_noted,
            g.sealed_identity, g.revoked_at IS NOT NULL AS revoked, g.installation_id,
            g.tokens_valid_from,
            (SELECT v.tokens_valid_from FROM app_validity v WHERE v.app_id = g.app_id) AS app_valid_from,
            (SELECT v.app_sequence FROM app_validity v WHERE v.app_id = g.app_id) AS app_sequence,
            """;

    private static final String FIND = "SELECT " + COLUMNS + """
                   i.generation AS installation_generation, i.state AS installation_state
              FROM app_grant g JOIN installation i ON i.id = g.installation_id
             WHERE g.id = ANY(?)""";

    private static final String NEWEST = "SELECT " + COLUMNS + """
                   i.generation AS installation_generation, i.state AS installation_state
              FROM app_grant g JOIN installation i ON i.id = g.installation_id
             WHERE g.installation_id = ? AND g.generation = ? AND g.revoked_at IS NULL
             ORDER BY g.issued_at DESC LIMIT 1""";

    /**
     * The present rotation is advanced, its predecessor left as it is; both are answered with the successor. Who waits for
     * the lock of one that advances it is judged again by the advanced row: it is the predecessor then.
     *
     * <p>An uninstall changes the grant too, so who waits for that finds it revoked.
     */
    private static final String ADVANCE =
            """
            UPDATE app_grant g
               SET rotation = greatest(g.rotation, ?), last_used_at = now(), key_id = ?,
                   rotated_at = CASE WHEN g.rotation < ? THEN clock_timestamp() ELSE g.rotated_at END
              FROM installation i
             WHERE g.id = ? AND g.app_id = ? AND substring(sha256(? || g.salt) FROM 1 FOR 16) = ?
               AND g.revoked_at IS NULL
               AND i.id = g.installation_id AND i.generation = g.generation AND i.state = 'OPEN'
               AND (g.rotation <= ?
                    OR g.rotation = ? AND coalesce(g.rotated_at, g.created_at) > clock_timestamp() - make_interval(secs => ?))
            RETURNING\s""" + COLUMNS + "i.generation AS installation_generation, i.state AS installation_state";

    private static final String REVOKE = """
            UPDATE app_grant SET revoked_at = clock_timestamp(), revoke_reason = ?
             WHERE id = ? AND revoked_at IS NULL
            RETURNING id, revoked_at, greatest(revoked_at, tokens_valid_from) + interval '1 minute' AS dead_before""";

    private static final String REVOKE_ALL = """
            UPDATE app_grant SET revoked_at = clock_timestamp(), revoke_reason = ?
             WHERE installation_id = ? AND generation <= ? AND revoked_at IS NULL
            RETURNING id, revoked_at, greatest(revoked_at, tokens_valid_from) + interval '1 minute' AS dead_before""";

    private static final String OF_PERSON = "SELECT " + COLUMNS + """
                   i.generation AS installation_generation, i.state AS installation_state
              FROM app_grant g JOIN installation i ON i.id = g.installation_id
             WHERE g.user_id = ? AND g.account_id = ? AND g.mode = 'USER' AND g.revoked_at IS NULL
               AND coalesce(g.consented_at, g.issued_at) < ?
             ORDER BY g.installation_id""";

    private static final String END_TOKENS_OF = """
            UPDATE app_grant SET tokens_valid_from = greatest(tokens_valid_from, ?)
             WHERE installation_id = ? AND generation = ? AND revoked_at IS NULL""";

    private static final String END_TOKENS =
            "UPDATE app_grant SET tokens_valid_from = ? WHERE id = ? AND tokens_valid_from < ?";

    /**
     * The condition keeps it at one write a minute, whoever else notes. A grant that somebody changes just now is passed
     * over, so that pods cannot wait for each other in a circle; its next use is noted.
     */
    private static final String NOTE_USE = """
            WITH due AS (
                SELECT g.id, n.key_id FROM unnest(?, ?) AS n (id, key_id) JOIN app_grant g ON g.id = n.id
                 WHERE g.last_used_at IS NULL OR g.last_used_at < now() - interval '1 minute'
                   FOR NO KEY UPDATE OF g SKIP LOCKED)
            UPDATE app_grant g SET last_used_at = now(), key_id = due.key_id FROM due WHERE g.id = due.id""";

    private static final String BY_KEY = """
            SELECT key_id, count(*) AS grants FROM app_grant WHERE revoked_at IS NULL""";

    private static final String BY_KEY_GROUP = " GROUP BY key_id";

    /** All rows are read for it, so one pod at a time does, and the others read none. */
    private static final String BY_KEY_ALONE = BY_KEY + " AND (SELECT pg_try_advisory_xact_lock(7236440041))";

    /** With ties, so that a page never ends between two grants of one moment. */
    private static final String CHANGED = """
            SELECT g.id, g.installation_id, g.generation, g.app_id, g.account_id, g.user_id, s.scopes, g.issued_at,
                   g.revoked_at, g.last_used_at, greatest(g.issued_at, g.revoked_at) AS changed_at
              FROM app_grant g JOIN scope_set s ON s.id = g.scope_set_id
             WHERE greatest(g.issued_at, g.revoked_at) >= ? :of ORDER BY changed_at FETCH FIRST ? ROWS WITH TIES""";

    private static final String CHANGED_SINCE = CHANGED.replace(":of", "");

    private static final String CHANGED_SINCE_OF = CHANGED.replace(":of", "AND g.installation_id = ?");

    /** Two are enough while all goes well; the others are for when some take long. */
    private static final int STATEMENTS = 4;

    private static final int KEYS = 64;

    /** Millions of rows a second are counted where they are in memory; from a slow disk it may be a hundred thousand. */
    private static final Duration LONGEST_COUNT = Duration.ofMinutes(10);

    private final SqlStore sql;
    private final SharedStatements<UUID, Grant> reads;

    GrantStore(SqlStore sql) {
        this.sql = sql;
        this.reads = new SharedStatements<>(STATEMENTS, KEYS, this::findAll, SqlStore::isInTransaction);
    }

    Optional<Grant> find(UUID id) {
        return reads.find(id);
    }

    /** The live one that was issued last. */
    Optional<Grant> findNewest(String installationId, int generation) {
        return sql.queryOne(NEWEST, GrantStore::read, installationId, generation);
    }

    private Map<UUID, Grant> findAll(Set<UUID> ids) {
        return sql.query(FIND, GrantStore::read, (Object) ids.toArray(UUID[]::new)).stream()
                .collect(Collectors.toMap(Grant::id, Function.identity()));
    }

    /** The grant as it stands then; empty when the token is not good, and nothing was changed. */
    Optional<Grant> advance(Advance advance) {
        return sql.queryOne(
                ADVANCE,
                GrantStore::read,
                advance.next(),
                advance.keyId(),
                advance.next(),
                advance.grantId(),
                advance.appId(),
                advance.proof().keyed().toArray(),
                advance.proof().mac().toArray(),
                advance.shown(),
                advance.shown() + 1,
                advance.predecessorGood().toSeconds());
    }

    /** Empty when it was revoked before. */
    Optional<EndedGrant> revoke(UUID id, String reason) {
        return sql.queryOne(REVOKE, GrantStore::readEnded, reason, id);
    }

    /** Those that were not revoked before. */
    List<EndedGrant> revokeAll(String installationId, int generation, String reason) {
        return sql.query(REVOKE_ALL, GrantStore::readEnded, reason, installationId, generation);
    }

    /** Those by which apps act as a person in an account, in the order of installations. */
    List<Grant> ofPerson(int userId, int accountId, Instant consentedBefore) {
        return sql.query(OF_PERSON, GrantStore::read, userId, accountId, consentedBefore);
    }

    /** Of all live grants of a generation. */
    void endTokensIssuedBefore(String installationId, int generation, Instant validFrom) {
        sql.update(END_TOKENS_OF, validFrom, installationId, generation);
    }

    /** False when those had ended before. */
    boolean endTokensIssuedBefore(UUID id, Instant validFrom) {
        return sql.update(END_TOKENS, validFrom, id, validFrom) > 0;
    }

    /**
     * Notes that grants were used, where that was not done within the last minute.
     *
     * @param keys of the refresh tokens that were shown, by grant
     */
    void noteUse(Map<UUID, Integer> keys) {
        var ids = keys.keySet().toArray(UUID[]::new);
        sql.update(NOTE_USE, ids, Arrays.stream(ids).map(keys::get).toArray(Integer[]::new));
    }

    /** How many live grants have a refresh token of a key; of an unknown one when it was not seen since keys are noted. */
    record KeyCount(Optional<Integer> keyId, long grants) {}

    /** Reads the whole table: {@link KeyCounts} sees to it that one at a time does. */
    List<KeyCount> countByKey() {
        return sql.queryAtLength(LONGEST_COUNT, BY_KEY + BY_KEY_GROUP, GrantStore::readKeyCount);
    }

    /** The same; empty while another pod counts. */
    List<KeyCount> countByKeyAlone() {
        return sql.queryAtLength(LONGEST_COUNT, BY_KEY_ALONE + BY_KEY_GROUP, GrantStore::readKeyCount);
    }

    /** Those issued or revoked at this time or later, in that order; a few more where times are equal. */
    List<ListedGrant> listChangedSince(Instant since, int limit) {
        return sql.query(CHANGED_SINCE, GrantStore::readListed, since, limit);
    }

    /** The same of one installation. */
    List<ListedGrant> listChangedSince(String installationId, Instant since, int limit) {
        return sql.query(CHANGED_SINCE_OF, GrantStore::readListed, since, installationId, limit);
    }

    /** A row with {@link #COLUMNS}, and {@code installation_generation} and {@code installation_state}. */
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
                Duration.ofMillis((long) (row.getDouble("since_rotation") * 1000)),
                row.getBoolean("use_noted"),
                SecretBytes.of(row.getBytes("sealed_identity")),
                AppValidityStore.read(row),
                row.getBoolean("revoked"),
                row.getString("installation_id"),
                row.getInt("installation_generation"),
                InstallationState.valueOf(row.getString("installation_state")));
    }

    private static KeyCount readKeyCount(ResultSet row) throws SQLException {
        return new KeyCount(Optional.ofNullable(row.getObject("key_id", Integer.class)), row.getLong("grants"));
    }

    private static EndedGrant readEnded(ResultSet row) throws SQLException {
        return new EndedGrant(
                row.getObject("id", UUID.class),
                SqlStore.instant(row, "revoked_at"),
                SqlStore.instant(row, "dead_before"));
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
                SqlStore.findInstant(row, "last_used_at"),
                SqlStore.instant(row, "changed_at"));
    }
}
