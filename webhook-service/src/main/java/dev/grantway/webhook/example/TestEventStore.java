package dev.grantway.webhook.example;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;

/** The table {@code test_event_use}. */
@Singleton
class TestEventStore {
    private static final String SPEND = """
            INSERT INTO test_event_use AS u (app_id, minute, used) VALUES (?, ?, 1)
            ON CONFLICT (app_id, minute) DO UPDATE SET used = u.used + 1 WHERE u.used < ?""";

    private static final String DROP = "DELETE FROM test_event_use WHERE app_id = ? AND minute < ?";

    private final DataSource database;

    TestEventStore(DataSource database) {
        this.database = database;
    }

    /** Counts one of an app, unless there were as many within this minute already. */
    boolean spend(int appId, Instant now, int mostPerMinute) {
        var minute = now.truncatedTo(ChronoUnit.MINUTES).atOffset(ZoneOffset.UTC);
        try (var connection = database.getConnection();
                var spend = connection.prepareStatement(SPEND);
                var drop = connection.prepareStatement(DROP)) {
            drop.setInt(1, appId);
            drop.setObject(2, minute);
            drop.executeUpdate();
            spend.setInt(1, appId);
            spend.setObject(2, minute);
            spend.setInt(3, mostPerMinute);
            return spend.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("test events could not be counted", e);
        }
    }
}
