package dev.grantway.token.code;

import dev.grantway.platform.database.SqlStore;
import dev.grantway.token.key.SecretBytes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Writes the table {@code authorization_code}; the exchange spends its rows. */
@Singleton
class CodeStore {
    private static final String INSERT = """
            INSERT INTO authorization_code (hour, flow_id, installation_id, generation, client_id, app_id, account_id,
                                            user_id, mode, scope_set_id, redirect_hash, challenge, sealed_identity,
                                            consented_at, expires_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                    least(?, clock_timestamp()), clock_timestamp() + interval '60 seconds')
            ON CONFLICT (hour, flow_id) DO NOTHING""";

    /** All but the identity, whose sealed form differs each time, and the time: the first telling's stands. */
    private static final String FIND = """
            SELECT spent_at IS NULL AND expires_at > clock_timestamp() AS good FROM authorization_code
             WHERE hour = ? AND flow_id = ? AND installation_id = ? AND generation = ? AND client_id = ? AND app_id = ?
               AND account_id = ? AND user_id = ? AND mode = ? AND scope_set_id = ? AND redirect_hash = ?
               AND challenge IS NOT DISTINCT FROM ?""";

    private final SqlStore sql;

    CodeStore(SqlStore sql) {
        this.sql = sql;
    }

    /** How the code of a flow stands. */
    enum Standing {
        /** It is new, or unspent and not a minute old. */
        GOOD,
        /** It was spent, or is older. */
        OVER,
        /** The flow stored another consent. */
        ANOTHER
    }

    /** Stores a consent, unless its flow has stored one. */
    Standing insertOrFind(CodeRow row, byte[] redirectHash, SecretBytes sealedIdentity, Optional<Instant> consentedAt) {
        int inserted = sql.update(
                INSERT,
                row.code().hour(),
                row.code().flowId(),
                row.installation().id(),
                row.installation().generation(),
                row.clientId(),
                row.appId(),
                row.accountId(),
                row.userId(),
                row.mode().name(),
                row.scopeSetId(),
                redirectHash,
                row.challenge().orElse(null),
                sealedIdentity.toArray(),
                consentedAt.orElse(null));
        return inserted == 1 ? Standing.GOOD : find(row, redirectHash);
    }

    private Standing find(CodeRow row, byte[] redirectHash) {
        return sql.queryOne(
                        FIND,
                        found -> found.getBoolean("good") ? Standing.GOOD : Standing.OVER,
                        row.code().hour(),
                        row.code().flowId(),
                        row.installation().id(),
                        row.installation().generation(),
                        row.clientId(),
                        row.appId(),
                        row.accountId(),
                        row.userId(),
                        row.mode().name(),
                        row.scopeSetId(),
                        redirectHash,
                        row.challenge().orElse(null))
                .orElse(Standing.ANOTHER);
    }
}
