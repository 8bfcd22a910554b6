package dev.grantway.token.exchange;

import dev.grantway.contracts.events.TokensIssued;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.platform.database.SqlStore;
import dev.grantway.token.database.SharedStatements;
import dev.grantway.token.grant.Grant;
import dev.grantway.token.grant.GrantStore;
import dev.grantway.token.installation.InstallationState;
import dev.grantway.token.key.SecretBytes;
import dev.grantway.token.key.TokenKeys;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Exchanges in one statement, and the look that says why it left one out. */
@Singleton
class ExchangeStore {
    private static final int SALT_BYTES = 16;

    /** The other two bytes of a grant's id are a hash of its account, for placement. */
    private static final int ID_BYTES = 14;

    /**
     * Spends codes of one hour, upserts their grants and appends the events; a code that is not good is left as it is.
     *
     * <p>The installations' locks come first. An uninstall at the same time has either committed, and then the row that
     * the lock returns is not open any more; or it waits for this statement, and then finds the grant and ends it.
     *
     * <p>A code of a person whose membership has ended since is not spent. The end marks the person first and then makes
     * the codes that it sees worthless: one that it does not see is spent by a statement that sees the mark.
     *
     * <p>Of several codes of one installation one is spent: a statement can change a row once. The hour is part of the
     * text, so that PostgreSQL plans for one partition, and plans once.
     */
    private static final String REDEEM = """
            WITH asked AS (
                SELECT * FROM unnest(?::uuid[], ?::text[], ?::bytea[], ?::text[], ?::bytea[], ?::bytea[])
                    WITH ORDINALITY AS a (flow_id, client_id, redirect_hash, challenge, grant_rest, salt, place)
            ), locked AS (
                SELECT a.*, i.id AS installation_id, i.generation, i.tokens_valid_from
                  FROM asked a
                  JOIN authorization_code c ON c.hour = :hour AND c.flow_id = a.flow_id AND c.client_id = a.client_id
                  JOIN installation i ON i.id = c.installation_id
                 WHERE i.state = 'OPEN' AND i.generation = c.generation
                   FOR UPDATE OF i :wait
            ), taken AS (
                SELECT DISTINCT ON (installation_id) * FROM locked
            ), spent AS (
                UPDATE authorization_code c SET spent_at = clock_timestamp()
                  FROM taken t
                 WHERE c.hour = :hour AND c.flow_id = t.flow_id AND c.client_id = t.client_id
                   AND c.redirect_hash = t.redirect_hash AND c.challenge IS NOT DISTINCT FROM t.challenge
                   AND c.spent_at IS NULL AND c.expires_at > clock_timestamp()
                   AND c.installation_id = t.installation_id AND c.generation = t.generation
                   AND (c.mode = 'ACCOUNT' OR NOT EXISTS (
                       SELECT FROM membership_end e
                        WHERE e.user_id = c.user_id AND e.account_id IN (0, c.account_id)
                          AND c.consented_at < e.void_before))
                RETURNING c.*, t.tokens_valid_from, t.grant_rest, t.salt, t.place
            ), granted AS (
                INSERT INTO app_grant (id, installation_id, app_id, account_id, user_id, generation, scope_set_id, salt,
                                       sealed_identity, created_at, issued_at, tokens_valid_from, mode, consented_at, key_id)
                SELECT encode(substring(sha256(int4send(account_id)) FROM 1 FOR 2) || grant_rest, 'hex')::uuid,
                       installation_id, app_id, account_id, user_id, generation, scope_set_id, salt,
                       sealed_identity, spent_at, spent_at, tokens_valid_from, mode, consented_at, ?
                  FROM spent
                ON CONFLICT (app_id, account_id, user_id, generation) WHERE revoked_at IS NULL
                DO UPDATE SET scope_set_id = excluded.scope_set_id, sealed_identity = excluded.sealed_identity,
                              issued_at = excluded.issued_at, key_id = excluded.key_id,
                              mode = excluded.mode, consented_at = excluded.consented_at
                RETURNING *
            ), counted AS (
                UPDATE installation i SET event_sequence = i.event_sequence + 1
                  FROM granted WHERE i.id = granted.installation_id
                RETURNING i.id, i.event_sequence
            ), told AS (
                INSERT INTO outbox (topic, record_key, event_type, sequence, payload, occurred_at)
                SELECT ?, g.installation_id, ?, counted.event_sequence,
                       json_build_object(
                           'installationId', g.installation_id, 'generation', g.generation,
                           'sequence', counted.event_sequence, 'grantId', g.id, 'appId', g.app_id,
                           'accountId', g.account_id, 'userId', g.user_id, 'scopes', to_json(s.scopes),
                           'issuedAt', to_char(g.issued_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,
                       g.issued_at
                  FROM granted g JOIN counted ON counted.id = g.installation_id
                  JOIN scope_set s ON s.id = g.scope_set_id
            )
            SELECT spent.place,\s""" + GrantStore.COLUMNS + """
                   g.generation AS installation_generation, 'OPEN' AS installation_state
              FROM granted g JOIN spent ON spent.installation_id = g.installation_id""";

    /** Many share a statement, so it waits for no installation that somebody else has under way. */
    private static final String SHARED = REDEEM.replace(":wait", "SKIP LOCKED");

    private static final String ALONE = REDEEM.replace(":wait", "");

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
             WHERE c.hour = :hour AND c.flow_id = ? AND c.client_id = ?""";

    /** Two are enough while all goes well; the others are for when some take long. */
    private static final int STATEMENTS = 4;

    private static final int CODES = 32;

    private final SqlStore sql;
    private final TokenKeys keys;
    private final SharedStatements<Attempt, Grant> shared;

    /** One request's: two with the same code are two, of which one gets the grant. */
    private static final class Attempt {
        private final CodeProof proof;

        Attempt(CodeProof proof) {
            this.proof = proof;
        }

        int hour() {
            return proof.code().hour();
        }
    }

    private record Redeemed(int place, Grant grant) {}

    ExchangeStore(SqlStore sql, TokenKeys keys) {
        this.sql = sql;
        this.keys = keys;
        this.shared = new SharedStatements<>(STATEMENTS, CODES, this::redeemShared, SqlStore::isInTransaction);
    }

    /** The grant, or how the code stood when nothing was changed. Of any number of callers at once, one gets it. */
    RedeemOutcome redeem(CodeProof proof) {
        var grant = shared.find(new Attempt(proof));
        if (grant.isPresent()) {
            return new RedeemOutcome.Redeemed(grant.get());
        }
        var look = look(proof);
        if (look.filter(CodeLook::isGood).isEmpty()) {
            return RedeemOutcome.not(look);
        }
        // somebody had its installation under way
        return redeemAlone(proof)
                .<RedeemOutcome>map(RedeemOutcome.Redeemed::new)
                .orElseGet(() -> RedeemOutcome.not(look(proof)));
    }

    private Map<Attempt, Grant> redeemShared(Set<Attempt> attempts) {
        var redeemed = new HashMap<Attempt, Grant>();
        attempts.stream()
                .collect(Collectors.groupingBy(Attempt::hour))
                .forEach((hour, ofHour) -> redeem(
                                SHARED,
                                hour,
                                ofHour.stream().map(attempt -> attempt.proof).toList())
                        .forEach(one -> redeemed.put(ofHour.get(one.place()), one.grant())));
        return redeemed;
    }

    private Optional<Grant> redeemAlone(CodeProof proof) {
        return redeem(ALONE, proof.code().hour(), List.of(proof)).stream()
                .map(Redeemed::grant)
                .findFirst();
    }

    private List<Redeemed> redeem(String statement, int hour, List<CodeProof> proofs) {
        return sql.query(
                statement.replace(":hour", Integer.toString(hour)),
                row -> new Redeemed(row.getInt("place") - 1, GrantStore.read(row)),
                proofs.stream().map(proof -> proof.code().flowId()).toArray(UUID[]::new),
                proofs.stream().map(CodeProof::clientId).toList(),
                proofs.stream().map(CodeProof::redirectHash).toArray(byte[][]::new),
                proofs.stream().map(proof -> proof.challenge().orElse(null)).toList(),
                random(ID_BYTES, proofs.size()),
                random(SALT_BYTES, proofs.size()),
                keys.newest(),
                Topic.GRANT_EVENTS.topicName(),
                TokensIssued.TYPE);
    }

    private static byte[][] random(int bytes, int times) {
        return Stream.generate(() -> SecretBytes.random(bytes).toArray())
                .limit(times)
                .toArray(byte[][]::new);
    }

    /** Empty when the code is unknown, or another client's. */
    Optional<CodeLook> look(CodeProof proof) {
        return sql.queryOne(
                LOOK.replace(":hour", Integer.toString(proof.code().hour())),
                ExchangeStore::readLook,
                proof.redirectHash(),
                proof.challenge().orElse(null),
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
