package dev.grantway.webhook.example;

import dev.grantway.platform.database.SqlStore;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The table {@code test_event_use}. */
@Singleton
class TestEventStore {
    private static final String SPEND = """
            INSERT INTO test_event_use AS u (app_id, minute, used) VALUES (?, ?, 1)
            ON CONFLICT (app_id, minute) DO UPDATE SET used = u.used + 1 WHERE u.used < ?""";

    private static final String DROP = "DELETE FROM test_event_use WHERE app_id = ? AND minute < ?";

    private final SqlStore sql;

    TestEventStore(SqlStore sql) {
        this.sql = sql;
    }

    /** Counts one of an app, unless there were as many within this minute already. */
    boolean spend(int appId, Instant now, int mostPerMinute) {
        var minute = now.truncatedTo(ChronoUnit.MINUTES);
        var _ = sql.update(DROP, appId, minute);
        return sql.update(SPEND, appId, minute, mostPerMinute) == 1;
    }
}
