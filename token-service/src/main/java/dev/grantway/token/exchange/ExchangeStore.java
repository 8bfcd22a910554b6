package dev.grantway.token.exchange;

import dev.grantway.contracts.events.TokensIssued;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.token.database.SqlStore;
import dev.grantway.token.grant.Grant;
import dev.grantway.token.grant.GrantStore;
import dev.grantway.token.installation.InstallationState;
import dev.grantway.token.key.SecretBytes;
import dev.grantway.token.key.TokenKeys;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** The exchange in one statement, and the look that says why it did nothing. */
@Singleton
class ExchangeStore {
    private static final int SALT_BYTES = 16;

    /** The other two bytes of a grant's id are a hash of its account, for placement. */
    private static final int ID_BYTES = 14;

    /**
     * Spends the code, upserts the grant and appends the event, or does nothing.
     *
     * <p>The installation's lock comes first. An uninstall at the same time has either committed, and then the row that
     * the lock returns is not open any more; or it waits for this statement, and then finds the grant and ends it.
     */
    private static final String REDEEM = """
            WITH locked AS (
                SELECT i.id, i.generation, i.tokens_valid_from
                  FROM authorization_code c JOIN installation i ON i.id = c.installation_id
                 WHERE c.hour = ? AND c.flow_id = ? AND c.client_id = ?
                   AND i.state = 'OPEN' AND i.generation = c.generation
                   FOR UPDATE OF i
            ), spent AS (
                UPDATE authorization_code c SET spent_at = clock_timestamp()
                  FROM locked
                 WHERE c.hour = ? AND c.flow_id = ? AND c.client_id = ? AND c.redirect_hash = ?
                   AND c.challenge IS NOT DISTINCT FROM ?
                   AND c.spent_at IS NULL AND c.expires_at > clock_timestamp()
                   AND c.installation_id = locked.id AND c.generation = locked.generation
                RETURNING c.*, locked.tokens_valid_from
            ), granted AS (
                INSERT INTO app_grant (id, installation_id, app_id, account_id, user_id, generation, scope_set_id, salt,
                                       sealed_identity, created_at, issued_at, tokens_valid_from, key_id)
                SELECT encode(substring(sha256(convert_to('account:' || account_id, 'UTF8')) FROM 1 FOR 2) || ?,
                              'hex')::uuid,
                       installation_id, app_id, account_id, user_id, generation, scope_set_id, ?,
                       sealed_identity, spent_at, spent_at, tokens_valid_from, ?
                  FROM spent
                ON CONFLICT (app_id, account_id, user_id, generation) WHERE revoked_at IS NULL
                DO UPDATE SET scope_set_id = excluded.scope_set_id, sealed_identity = excluded.sealed_identity,
                              issued_at = excluded.issued_at, key_id = excluded.key_id
                RETURNING *
            ), counted AS (
                UPDATE installation i SET event_sequence = i.event_sequence + 1
                  FROM granted WHERE i.id = granted.installation_id
                RETURNING i.event_sequence
            ), told AS (
                INSERT INTO outbox (topic, record_key, event_type, sequence, payload, occurred_at)
                SELECT ?, g.installation_id, ?, counted.event_sequence,
                       json_build_object(
                           'installationId', g.installation_id, 'generation', g.generation,
                           'sequence', counted.event_sequence, 'grantId', g.id, 'appId', g.app_id,
                           'accountId', g.account_id, 'userId', g.user_id, 'scopes', to_json(s.scopes),
                           'issuedAt', to_char(g.issued_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,
                       g.issued_at
                  FROM granted g CROSS JOIN counted JOIN scope_set s ON s.id = g.scope_set_id
            )
            SELECT\s""" + GrantStore.COLUMNS + """
                   g.generation AS installation_generation, 'OPEN' AS installation_state
              FROM granted g""";

    /** The live grant is the one that the exchange made or renewed: a later one is younger than the spend. */
    private static final String LOOK = """
            SELECT c.redirect_hash = ? AS redirect_fits, c.challenge IS NOT DISTINCT FROM ? AS verifier_fits,
                   c.expires_at <= clock_timestamp() AS expired, c.spent_at IS NOT NULL AS spent,
                   coalesce(c.spent_at > clock_timestamp() - interval '10 seconds', false) AS spent_just_now,
                   i.generation = c.generation AS current, i.state, g.id AS live_grant
              FROM authorization_code c
              JOIN installation i ON i.id = c.installation_id
              LEFT JOIN app_grant g ON g.app_id = c.app_id AND g.account_id = c.account_id AND g.user_id = c.user_id
                   AND g.generation = c.generation AND g.revoked_at IS NULL AND g.created_at <= c.spent_at
             WHERE c.hour = ? AND c.flow_id = ? AND c.client_id = ?""";

    private final SqlStore sql;
    private final TokenKeys keys;

    ExchangeStore(SqlStore sql, TokenKeys keys) {
        this.sql = sql;
        this.keys = keys;
    }

    /** The grant; empty when nothing was changed. Of any number of callers at once, one gets it. */
    Optional<Grant> redeem(CodeProof proof) {
        return sql.queryOne(
                REDEEM,
                GrantStore::read,
                proof.code().hour(),
                proof.code().flowId(),
                proof.clientId(),
                proof.code().hour(),
                proof.code().flowId(),
                proof.clientId(),
                proof.redirectHash(),
                proof.challenge().orElse(null),
                SecretBytes.random(ID_BYTES).toArray(),
                SecretBytes.random(SALT_BYTES).toArray(),
                keys.newest(),
                Topic.GRANT_EVENTS.topicName(),
                TokensIssued.TYPE);
    }

    /** How the code stands; empty when it is unknown, or another client's. */
    Optional<CodeLook> look(CodeProof proof) {
        return sql.queryOne(
                LOOK,
                ExchangeStore::readLook,
                proof.redirectHash(),
                proof.challenge().orElse(null),
                proof.code().hour(),
                proof.code().flowId(),
                proof.clientId());
    }

    private static CodeLook readLook(ResultSet row) throws SQLException {
        return new CodeLook(
                row.getBoolean("redirect_fits"),
                row.getBoolean("verifier_fits"),
                row.getBoolean("expired"),
                row.getBoolean("spent"),
                row.getBoolean("spent_just_now"),
                row.getBoolean("current"),
                InstallationState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getObject("live_grant", UUID.class)));
    }
}
