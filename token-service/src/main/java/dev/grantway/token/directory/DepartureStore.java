package dev.grantway.token.directory;

import dev.grantway.platform.database.SqlStore;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** The table {@code membership_end}, which the exchange looks at, and what of a person ends in the others. */
@Singleton
class DepartureStore {
    /** In place of an account. */
    static final int ALL_ACCOUNTS = 0;

    private static final String MARK = """
            WITH past AS (
                DELETE FROM membership_end
                 WHERE marked_at < now() - interval '1 hour' AND (user_id, account_id) <> (?, ?)
            )
            INSERT INTO membership_end AS e (user_id, account_id, void_before) VALUES (?, ?, ?)
            ON CONFLICT (user_id, account_id) DO UPDATE
               SET void_before = greatest(e.void_before, excluded.void_before), marked_at = now()""";

    /** A code that is being spent still looks unspent, and its grant is not there yet. */
    private static final String INSTALLATIONS = """
            SELECT installation_id FROM app_grant
             WHERE user_id = ? AND account_id = ? AND mode = 'USER' AND revoked_at IS NULL
            UNION
            SELECT installation_id FROM authorization_code
             WHERE user_id = ? AND account_id = ? AND mode = 'USER' AND spent_at IS NULL
             ORDER BY installation_id""";

    private static final String ACCOUNTS = """
            SELECT account_id FROM app_grant WHERE user_id = ? AND mode = 'USER' AND revoked_at IS NULL
            UNION
            SELECT account_id FROM authorization_code WHERE user_id = ? AND mode = 'USER' AND spent_at IS NULL
             ORDER BY account_id""";

    private static final String VOID_CODES = """
            UPDATE authorization_code SET expires_at = least(expires_at, clock_timestamp())
             WHERE user_id = ? AND account_id = ? AND mode = 'USER' AND spent_at IS NULL
               AND consented_at < ? AND installation_id = ANY (?)""";

    private final SqlStore sql;

    DepartureStore(SqlStore sql) {
        this.sql = sql;
    }

    /**
     * Marks a person, and drops the marks that no living code can need.
     *
     * @param voidBefore consents of before are worth nothing
     */
    void mark(int userId, int accountId, Instant voidBefore) {
        sql.update(MARK, userId, accountId, userId, accountId, voidBefore);
    }

    /** Those with anything that ends, in one order for all. */
    List<String> installationsOf(int userId, int accountId) {
        return sql.query(INSTALLATIONS, row -> row.getString("installation_id"), userId, accountId, userId, accountId);
    }

    /** The accounts with anything that ends. */
    List<Integer> accountsOf(int userId) {
        return sql.query(ACCOUNTS, row -> row.getInt("account_id"), userId, userId);
    }

    /**
     * Makes codes worthless.
     *
     * @param installationIds whose rows the caller has locked
     * @return how many
     */
    int voidCodes(int userId, int accountId, Instant voidBefore, List<String> installationIds) {
        return sql.update(VOID_CODES, userId, accountId, voidBefore, installationIds);
    }
}
