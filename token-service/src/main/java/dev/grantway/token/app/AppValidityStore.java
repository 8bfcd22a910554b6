package dev.grantway.token.app;

import dev.grantway.token.database.SqlStore;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/** The table {@code app_validity}. Who reads a grant or an installation reads it along; here it is read by itself. */
@Singleton
class AppValidityStore {
    /** By the database's clock. Whole seconds, as tokens tell them: one that is issued at this very time is good. */
    private static final String END_TOKENS = """
            INSERT INTO app_validity AS v (app_id, tokens_valid_from)
            VALUES (?, date_trunc('second', clock_timestamp()) + make_interval(secs => ?))
            ON CONFLICT (app_id) DO UPDATE SET tokens_valid_from = greatest(v.tokens_valid_from, excluded.tokens_valid_from)
            RETURNING tokens_valid_from""";

    private final SqlStore sql;

    AppValidityStore(SqlStore sql) {
        this.sql = sql;
    }

    /** Ends all access tokens of an app that are issued within a margin from now; the time from which on they are good. */
    Instant endTokens(int appId, Duration margin) {
        return sql.queryOne(END_TOKENS, row -> SqlStore.instant(row, "tokens_valid_from"), appId, (double)
                        margin.toSeconds())
                .orElseThrow(() -> new IllegalStateException("a row is written always"));
    }

    /** The beginning of time for an app that was never switched off. */
    Instant tokensValidFrom(int appId) {
        return sql.queryOne(
                        "SELECT tokens_valid_from FROM app_validity WHERE app_id = ?",
                        row -> SqlStore.instant(row, "tokens_valid_from"),
                        appId)
                .orElse(Instant.EPOCH);
    }
}
