package dev.grantway.webhook.charts;

import dev.grantway.webhook.charts.DeliverySlots.LastAttempts;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The table {@code delivery_slot}. */
@Singleton
class DeliverySlotStore {
    private static final String ADD = """
            INSERT INTO delivery_slot AS kept (app_id, slot, attempts, delivered, took, last_delivered_at, last_failed_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (app_id, slot) DO UPDATE
               SET attempts = kept.attempts + excluded.attempts, delivered = kept.delivered + excluded.delivered,
                   took = ARRAY(SELECT one + more FROM unnest(kept.took, excluded.took) WITH ORDINALITY
                                    AS each (one, more, place) ORDER BY place),
                   last_delivered_at = GREATEST(kept.last_delivered_at, excluded.last_delivered_at),
                   last_failed_at = GREATEST(kept.last_failed_at, excluded.last_failed_at)""";

    private static final String FIND = """
            SELECT app_id, slot, attempts, delivered, took, last_delivered_at, last_failed_at
              FROM delivery_slot WHERE app_id = ? AND slot >= ? ORDER BY slot""";

    private static final String LAST = """
            SELECT max(last_delivered_at) AS delivered_at, max(last_failed_at) AS failed_at,
                   coalesce(sum(delivered) FILTER (WHERE slot >= ?), 0) AS delivered,
                   coalesce(sum(attempts) FILTER (WHERE slot >= ?), 0) AS attempts
              FROM delivery_slot WHERE app_id = ? AND slot >= ?""";

    private final DataSource database;

    DeliverySlotStore(DataSource database) {
        this.database = database;
    }

    void add(List<SlotCount> counts) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(ADD)) {
            for (var count : counts) {
                statement.setInt(1, count.appId());
                statement.setObject(2, utc(count.slot()));
                statement.setLong(3, count.attempts());
                statement.setLong(4, count.delivered());
                statement.setArray(
                        5, connection.createArrayOf("integer", count.took().toArray()));
                setTime(statement, 6, count.lastDeliveredAt());
                setTime(statement, 7, count.lastFailedAt());
                statement.addBatch();
            }
            var _ = statement.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("attempts could not be counted", e);
        }
    }

    /** Of an app since a time, the oldest first. */
    List<SlotCount> find(int appId, Instant since) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(FIND)) {
            statement.setInt(1, appId);
            statement.setObject(2, utc(since));
            try (var rows = statement.executeQuery()) {
                var counts = new ArrayList<SlotCount>();
                while (rows.next()) {
                    counts.add(count(rows));
                }
                return counts;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("counts of attempts could not be read", e);
        }
    }

    /** What is known of an app's last attempts, with sums since a later time. */
    LastAttempts last(int appId, Instant since, Instant recently) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(LAST)) {
            statement.setObject(1, utc(recently));
            statement.setObject(2, utc(recently));
            statement.setInt(3, appId);
            statement.setObject(4, utc(since));
            try (var row = statement.executeQuery()) {
                row.next();
                return new LastAttempts(
                        Optional.ofNullable(instant(row.getObject("delivered_at", OffsetDateTime.class))),
                        Optional.ofNullable(instant(row.getObject("failed_at", OffsetDateTime.class))),
                        row.getLong("delivered"),
                        row.getLong("attempts"));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("counts of attempts could not be read", e);
        }
    }

    private static SlotCount count(ResultSet row) throws SQLException {
        return new SlotCount(
                row.getInt("app_id"),
                row.getObject("slot", OffsetDateTime.class).toInstant(),
                row.getLong("attempts"),
                row.getLong("delivered"),
                Arrays.stream((Integer[]) row.getArray("took").getArray())
                        .map(Integer::longValue)
                        .toList(),
                instant(row.getObject("last_delivered_at", OffsetDateTime.class)),
                instant(row.getObject("last_failed_at", OffsetDateTime.class)));
    }

    private static void setTime(PreparedStatement statement, int place, @Nullable Instant time) throws SQLException {
        statement.setObject(place, time == null ? null : utc(time), Types.TIMESTAMP_WITH_TIMEZONE);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
