package dev.grantway.token.app;

import dev.grantway.token.database.SqlStore;
import jakarta.inject.Singleton;
import java.time.Instant;

/** The database's clock, which revocations are told by. */
@Singleton
class AppRevocationStore {
    private final SqlStore sql;

    AppRevocationStore(SqlStore sql) {
        this.sql = sql;
    }

    Instant now() {
        return sql.queryOne("SELECT clock_timestamp() AS now", row -> SqlStore.instant(row, "now"))
                .orElseThrow(() -> new IllegalStateException("a clock always tells a time"));
    }
}
