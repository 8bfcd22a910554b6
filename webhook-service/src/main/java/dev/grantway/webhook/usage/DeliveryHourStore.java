package dev.grantway.webhook.usage;

import dev.grantway.contracts.events.UsageTotals;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The table {@code delivery_hour}. */
@Singleton
class DeliveryHourStore {
    private static final String SOURCE = "webhook";

    /** All pods add to the same rows, so one name stands for them all. */
    private static final String INSTANCE = "log";

    private static final String ADD = """
            INSERT INTO delivery_hour (installation_id, hour, app_id, account_id, deliveries, failed, revision)
            VALUES (?, ?, ?, ?, ?, ?, 1)
            ON CONFLICT (installation_id, hour) DO UPDATE
               SET deliveries = delivery_hour.deliveries + excluded.deliveries,
                   failed = delivery_hour.failed + excluded.failed, revision = delivery_hour.revision + 1""";

    /** A row that somebody adds to just now is told the next time. */
    private static final String TELL = """
            UPDATE delivery_hour AS counted SET told = counted.revision
              FROM (SELECT installation_id, hour FROM delivery_hour WHERE told < revision
                     ORDER BY hour LIMIT ? FOR UPDATE SKIP LOCKED) AS untold
             WHERE counted.installation_id = untold.installation_id AND counted.hour = untold.hour
            RETURNING counted.installation_id, counted.hour, counted.app_id, counted.account_id, counted.deliveries,
                      counted.failed, counted.revision""";

    private static final String FORGET = """
            DELETE FROM delivery_hour
             WHERE ctid = ANY (ARRAY(SELECT ctid FROM delivery_hour WHERE hour < ? AND told = revision
                                      ORDER BY hour LIMIT ? FOR UPDATE SKIP LOCKED))""";

    private final DataSource database;

    DeliveryHourStore(DataSource database) {
        this.database = database;
    }

    void add(List<HourCount> counts) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(ADD)) {
            for (var count : counts) {
                bind(statement, count);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("deliveries could not be counted", e);
        }
    }

    /** Marks some hours that changed as told; they are, if and only if the caller's transaction commits. */
    List<UsageTotals> tell(int atMost) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(TELL)) {
            statement.setInt(1, atMost);
            try (var rows = statement.executeQuery()) {
                var told = new ArrayList<UsageTotals>();
                while (rows.next()) {
                    told.add(totals(rows));
                }
                return told;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("deliveries could not be told", e);
        }
    }

    /** Drops some told hours that began before a time; how many they were. */
    int forgetBefore(Instant limit, int atMost) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(FORGET)) {
            statement.setObject(1, limit.atOffset(ZoneOffset.UTC));
            statement.setInt(2, atMost);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("old counts could not be dropped", e);
        }
    }

    private static void bind(PreparedStatement statement, HourCount count) throws SQLException {
        statement.setString(1, count.installationId());
        statement.setObject(2, count.hour().atOffset(ZoneOffset.UTC));
        statement.setInt(3, count.appId());
        statement.setInt(4, count.accountId());
        statement.setLong(5, count.deliveries());
        statement.setLong(6, count.failed());
    }

    private static UsageTotals totals(ResultSet row) throws SQLException {
        return new UsageTotals(
                row.getString("installation_id"),
                row.getLong("revision"),
                row.getInt("app_id"),
                row.getInt("account_id"),
                row.getObject("hour", OffsetDateTime.class).toInstant(),
                SOURCE,
                INSTANCE,
                0,
                0,
                List.of(),
                row.getLong("deliveries"),
                row.getLong("failed"),
                null,
                null);
    }
}
