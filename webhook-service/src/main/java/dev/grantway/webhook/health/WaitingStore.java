package dev.grantway.webhook.health;

import dev.grantway.webhook.slot.EndpointSlots;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;

/** Counts an app's rows of the table {@code delivery_retry}, up to a number. */
@Singleton
class WaitingStore {
    /** The newest need not be looked at to know the oldest. */
    private static final String WAITING = """
            SELECT count(*) AS rows, min(due_at) AS next FROM (
                SELECT due_at FROM delivery_retry WHERE endpoint = ANY (?) AND done_at IS NULL
                 ORDER BY due_at LIMIT ?) AS found""";

    private final DataSource database;

    WaitingStore(DataSource database) {
        this.database = database;
    }

    EndpointHealth.Waiting find(int appId, int atMost) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(WAITING)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text", EndpointSlots.endpointsOf(appId).toArray()));
            statement.setInt(2, atMost);
            try (var row = statement.executeQuery()) {
                row.next();
                return new EndpointHealth.Waiting(
                        row.getInt("rows"),
                        Optional.ofNullable(row.getObject("next", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("what waits could not be counted", e);
        }
    }
}
