package dev.grantway.webhook.slot;

import dev.grantway.webhook.slot.SlotRules.Slots;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The tables {@code endpoint_slots} and {@code endpoint_rate}. */
@Singleton
class SlotStore {
    /** In the order of the apps, so that no two routers wait for each other in a circle. */
    private static final String TELL = """
            INSERT INTO endpoint_rate (app_id, router, per_second, expires_at)
            SELECT told.app_id, ?, told.per_second, ?
              FROM unnest(CAST(? AS integer[]), CAST(? AS double precision[])) AS told (app_id, per_second)
             ORDER BY told.app_id
            ON CONFLICT (app_id, router) DO UPDATE
               SET per_second = excluded.per_second, expires_at = excluded.expires_at""";

    /** Held until the transaction ends: whoever decides does it alone, and nobody waits to do it again. */
    private static final String LOCK = "SELECT pg_try_advisory_xact_lock(7236487001)";

    private static final String FORGET = "DELETE FROM endpoint_rate WHERE expires_at <= ?";

    private static final String FIND = """
            SELECT app_id, slots, changed_at, busy_at, coalesce(per_second, 0) AS per_second
              FROM (SELECT app_id, sum(per_second) AS per_second FROM endpoint_rate GROUP BY app_id) AS told
              FULL JOIN endpoint_slots USING (app_id)
             WHERE per_second > ? OR slots > 1""";

    private static final String PUT = """
            INSERT INTO endpoint_slots (app_id, slots, changed_at, busy_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (app_id) DO UPDATE
               SET slots = excluded.slots, changed_at = excluded.changed_at, busy_at = excluded.busy_at""";

    private static final String SEVERAL = "SELECT app_id, slots FROM endpoint_slots WHERE slots > 1";

    private final DataSource database;

    SlotStore(DataSource database) {
        this.database = database;
    }

    /** An app's slots, and the deliveries a second that all routers together tell of. */
    record Load(int appId, Slots slots, double perSecond) {}

    /** Keeps what a router plans, by app, until it expires. */
    void tell(String router, Map<Integer, Double> perSecond, Instant expiresAt) {
        var apps = List.copyOf(perSecond.keySet());
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(TELL)) {
            statement.setString(1, router);
            statement.setObject(2, utc(expiresAt));
            statement.setArray(3, connection.createArrayOf("int4", apps.toArray()));
            statement.setArray(
                    4,
                    connection.createArrayOf(
                            "float8", apps.stream().map(perSecond::get).toArray()));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("what is planned could not be told", e);
        }
    }

    /** Whether the caller's transaction is the only one that decides. */
    boolean lock() {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(LOCK)) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException("slots could not be locked", e);
        }
    }

    /** Drops what expired. */
    void forget(Instant now) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(FORGET)) {
            statement.setObject(1, utc(now));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("old rates could not be dropped", e);
        }
    }

    /** Endpoints that have several slots, or more to send than so much a second. */
    List<Load> find(double perSecond) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(FIND)) {
            statement.setDouble(1, perSecond);
            try (var rows = statement.executeQuery()) {
                var found = new ArrayList<Load>();
                while (rows.next()) {
                    found.add(load(rows));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("slots could not be read", e);
        }
    }

    void put(int appId, Slots slots) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(PUT)) {
            statement.setInt(1, appId);
            statement.setInt(2, slots.number());
            statement.setObject(3, utc(slots.changedAt()));
            statement.setObject(4, utc(slots.busyAt()));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("slots could not be kept", e);
        }
    }

    /** Of each app that has several, how many. */
    Map<Integer, Integer> several() {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(SEVERAL)) {
            var slots = new HashMap<Integer, Integer>();
            while (rows.next()) {
                slots.put(rows.getInt("app_id"), rows.getInt("slots"));
            }
            return slots;
        } catch (SQLException e) {
            throw new IllegalStateException("slots could not be read", e);
        }
    }

    private static Load load(ResultSet row) throws SQLException {
        var changedAt = instant(row.getObject("changed_at", OffsetDateTime.class));
        var busyAt = instant(row.getObject("busy_at", OffsetDateTime.class));
        var slots = changedAt == null || busyAt == null ? Slots.ONE : new Slots(row.getInt("slots"), changedAt, busyAt);
        return new Load(row.getInt("app_id"), slots, row.getDouble("per_second"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
