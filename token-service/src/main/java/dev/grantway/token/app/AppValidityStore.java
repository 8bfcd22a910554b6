package dev.grantway.token.app;

import dev.grantway.platform.database.SqlStore;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** The table {@code app_validity}. Who reads a grant or an installation reads it along; here it is read by itself. */
@Singleton
public class AppValidityStore {
    /** By the database's clock. Whole seconds, as tokens tell them: one that is issued at this very time is good. */
    private static final String END_TOKENS = """
            INSERT INTO app_validity AS v (app_id, tokens_valid_from, app_sequence)
            VALUES (?, date_trunc('second', clock_timestamp()) + make_interval(secs => ?), ?)
            ON CONFLICT (app_id) DO UPDATE
               SET tokens_valid_from = greatest(v.tokens_valid_from, excluded.tokens_valid_from),
                   app_sequence = greatest(v.app_sequence, excluded.app_sequence)
            RETURNING tokens_valid_from""";

    private final SqlStore sql;

    AppValidityStore(SqlStore sql) {
        this.sql = sql;
    }

    /**
     * Ends all access tokens of an app that are issued within a margin from now; the time from which on they are good.
     *
     * @param sequence of the snapshot that switched it off
     */
    Instant endTokens(int appId, long sequence, Duration margin) {
        return sql.queryOne(
                        END_TOKENS,
                        row -> SqlStore.instant(row, "tokens_valid_from"),
                        appId,
                        (double) margin.toSeconds(),
                        sequence)
                .orElseThrow(() -> new IllegalStateException("a row is written always"));
    }

    /** Of tokens of an app that depend on nothing else. */
    TokenValidity validityOf(int appId) {
        return sql.queryOne(
                        "SELECT tokens_valid_from, app_sequence FROM app_validity WHERE app_id = ?",
                        row -> new TokenValidity(
                                Instant.EPOCH, SqlStore.instant(row, "tokens_valid_from"), row.getLong("app_sequence")),
                        appId)
                .orElse(new TokenValidity(Instant.EPOCH, Instant.EPOCH, 0));
    }

    /**
     * From a row that has {@code tokens_valid_from} of its own, and the app's as {@code app_valid_from} and {@code
     * app_sequence}, null where it was never switched off.
     */
    public static TokenValidity read(ResultSet row) throws SQLException {
        return new TokenValidity(
                SqlStore.instant(row, "tokens_valid_from"),
                SqlStore.findInstant(row, "app_valid_from").orElse(Instant.EPOCH),
                row.getLong("app_sequence")); // 0 for null
    }
}
