package dev.grantway.token.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.TokensIssued;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.platform.database.SqlStore;
import dev.grantway.token.imports.ImportSummary.RefusedLine;
import dev.grantway.token.key.SecretBytes;
import dev.grantway.token.key.Sha256;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Stores a batch of imported grants with a handful of statements, however many lines it has. */
@Singleton
class ImportStore {
    private static final int SALT_BYTES = 16;
    private static final int ID_BYTES = 14;
    private static final HexFormat HEX = HexFormat.of();

    /** One batch at a time in all pods, so that two files that overlap do not wait for each other's rows. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(7236428196)";

    private static final String ITEMS = """
            WITH every_item AS (
                SELECT * FROM jsonb_to_recordset(?::jsonb) AS item (
                    number bigint, hash text, app_id integer, client_id text, account_id integer, user_id integer,
                    scope_set_id integer, installation_id text, grant_rest text, salt text, identity text,
                    created_at timestamptz)
            ), item AS (
                SELECT DISTINCT ON (hash) * FROM every_item e
                 WHERE NOT EXISTS (SELECT FROM imported_token t WHERE t.hash = decode(e.hash, 'hex'))
                 ORDER BY hash, number
            )""";
    private static final String OPEN = ITEMS + """
            INSERT INTO installation (id, app_id, account_id, generation, state)
            SELECT DISTINCT ON (app_id, account_id) installation_id, app_id, account_id, 1, 'OPEN'
              FROM item ORDER BY app_id, account_id, number
            ON CONFLICT (app_id, account_id) DO NOTHING""";
    private static final String LOCK_INSTALLATIONS = ITEMS + """
            SELECT i.id FROM installation i
             WHERE (i.app_id, i.account_id) IN (SELECT app_id, account_id FROM item) ORDER BY i.id FOR UPDATE""";
    /** A grant that lives is kept as it is; a new one is told, in the order of its installation's events. */
    private static final String GRANT = ITEMS + """
            , granted AS (
                INSERT INTO app_grant (id, installation_id, app_id, account_id, user_id, generation, scope_set_id, salt,
                                       sealed_identity, created_at, issued_at)
                SELECT encode(substring(sha256(int4send(account_id)) FROM 1 FOR 2)
                              || decode(grant_rest, 'hex'), 'hex')::uuid,
                       i.id, app_id, account_id, user_id, i.generation, scope_set_id, decode(salt, 'hex'),
                       decode(identity, 'hex'), coalesce(created_at, now()), clock_timestamp()
                  FROM item JOIN installation i USING (app_id, account_id)
                 WHERE i.state <> 'CLOSED' ORDER BY number
                ON CONFLICT (app_id, account_id, user_id, generation) WHERE revoked_at IS NULL DO NOTHING
                RETURNING *
            ), counted AS (
                UPDATE installation i SET event_sequence = i.event_sequence + n.events
                  FROM (SELECT installation_id, count(*) AS events FROM granted GROUP BY installation_id) n
                 WHERE i.id = n.installation_id
                RETURNING i.id, i.event_sequence - n.events AS told_before
            ), event AS (
                SELECT g.*, s.scopes, c.told_before
                       + row_number() OVER (PARTITION BY g.installation_id ORDER BY g.issued_at, g.id) AS sequence
                  FROM granted g JOIN counted c ON c.id = g.installation_id JOIN scope_set s ON s.id = g.scope_set_id
            )
            INSERT INTO outbox (topic, record_key, event_type, sequence, payload, occurred_at)
            SELECT ?, installation_id, ?, sequence,
                   json_build_object(
                       'installationId', installation_id, 'generation', generation, 'sequence', sequence,
                       'grantId', id, 'appId', app_id, 'accountId', account_id, 'userId', user_id,
                       'scopes', to_json(scopes),
                       'issuedAt', to_char(issued_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                       'imported', true)::text,
                   issued_at
              FROM event ORDER BY installation_id, sequence""";
    /** Bound to a grant of exactly these scopes: a token never gains any by moving. */
    private static final String BIND = ITEMS + """
            INSERT INTO imported_token (hash, grant_id, rotation, client_id)
            SELECT decode(item.hash, 'hex'), g.id, g.rotation, item.client_id
              FROM item JOIN installation i USING (app_id, account_id)
              JOIN app_grant g ON g.app_id = item.app_id AND g.account_id = item.account_id
                   AND g.user_id = item.user_id AND g.generation = i.generation AND g.revoked_at IS NULL
                   AND g.scope_set_id = item.scope_set_id
             WHERE i.state <> 'CLOSED'
            RETURNING encode(hash, 'hex') AS hash""";

    private static final String JUDGE = ITEMS + """
            SELECT e.number, e.hash,
                   CASE WHEN t.hash IS NULL AND i.state = 'CLOSED' THEN 'INSTALLATION_CLOSED'
                        WHEN t.hash IS NULL THEN 'SCOPES_DIFFER_FROM_LIVE_GRANT'
                        WHEN g.app_id = e.app_id AND g.account_id = e.account_id AND g.user_id = e.user_id THEN ''
                        ELSE 'HASH_OF_ANOTHER_GRANT' END AS reason
              FROM every_item e
              LEFT JOIN installation i USING (app_id, account_id)
              LEFT JOIN imported_token t ON t.hash = decode(e.hash, 'hex')
              LEFT JOIN app_grant g ON g.id = t.grant_id
             ORDER BY e.number""";

    private final SqlStore sql;
    private final ObjectMapper json;

    ImportStore(SqlStore sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** A grant as it is stored. */
    record Row(ImportedGrant grant, int scopeSetId, SecretBytes sealedIdentity) {}

    /** What became of a batch. */
    record Verdicts(long imported, long existing, List<RefusedLine> refused) {}

    private record Judged(long number, String hash, String reason) {}

    /**
     * Stores a batch. The lock comes before all else.
     *
     * @param dryRun whether it is rolled back at the end
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Verdicts store(List<Row> rows, boolean dryRun) {
        var verdicts = store(rows);
        if (dryRun) {
            QuarkusTransaction.setRollbackOnly();
        }
        return verdicts;
    }

    private Verdicts store(List<Row> rows) {
        String items = write(rows.stream().map(ImportStore::item).toList());
        sql.query(LOCK, row -> true);
        sql.update(OPEN, items);
        sql.query(LOCK_INSTALLATIONS, row -> true, items);
        sql.update(GRANT, items, Topic.GRANT_EVENTS.topicName(), TokensIssued.TYPE);
        var bound = new HashSet<>(sql.query(BIND, row -> row.getString("hash"), items));
        int imported = bound.size();
        var judged = sql.query(
                JUDGE, row -> new Judged(row.getLong("number"), row.getString("hash"), row.getString("reason")), items);
        // the first line with a hash that was bound is the one that was imported
        var others = judged.stream().filter(line -> !bound.remove(line.hash())).toList();
        var refused = others.stream()
                .filter(line -> !line.reason().isEmpty())
                .map(line -> new RefusedLine(line.number(), line.reason()))
                .toList();
        return new Verdicts(imported, others.size() - refused.size(), refused);
    }

    private static Map<String, Object> item(Row row) {
        var grant = row.grant();
        var item = new HashMap<String, Object>();
        item.put("number", grant.line());
        item.put("hash", grant.hash());
        item.put("app_id", grant.appId());
        item.put("client_id", grant.clientId());
        item.put("account_id", grant.accountId());
        item.put("user_id", grant.userId());
        item.put("scope_set_id", row.scopeSetId());
        item.put("installation_id", installationId(grant.accountId()));
        item.put("grant_rest", HEX.formatHex(SecretBytes.random(ID_BYTES).toArray()));
        item.put("salt", HEX.formatHex(SecretBytes.random(SALT_BYTES).toArray()));
        item.put("identity", HEX.formatHex(row.sealedIdentity().toArray()));
        grant.createdAt().map(Instant::toString).ifPresent(at -> item.put("created_at", at));
        return item;
    }

    /** 16 bits of the account's hash, for placement, as its grants' ids have them; and 112 random ones. */
    private static String installationId(int accountId) {
        byte[] place =
                Sha256.of(ByteBuffer.allocate(Integer.BYTES).putInt(accountId).array());
        byte[] id = ByteBuffer.allocate(2 + ID_BYTES)
                .put(place, 0, 2)
                .put(SecretBytes.random(ID_BYTES).toArray())
                .array();
        return "ins_" + Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }

    private String write(List<Map<String, Object>> items) {
        try {
            return json.writeValueAsString(items);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a batch is numbers and texts", e);
        }
    }
}
