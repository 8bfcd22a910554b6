package dev.grantway.webhook.slot;

import dev.grantway.platform.database.SqlStore;
import dev.grantway.webhook.slot.SlotRules.Slots;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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

    private final SqlStore sql;

    SlotStore(SqlStore sql) {
        this.sql = sql;
    }

    /** An app's slots, and the deliveries a second that all routers together tell of. */
    record Load(int appId, Slots slots, double perSecond) {}

    /** Keeps what a router plans, by app, until it expires. */
    void tell(String router, Map<Integer, Double> perSecond, Instant expiresAt) {
        var apps = List.copyOf(perSecond.keySet());
        var _ = sql.update(
                TELL,
                router,
                expiresAt,
                apps.toArray(Integer[]::new),
                apps.stream().map(perSecond::get).toArray(Double[]::new));
    }

    /** Whether the caller's transaction is the only one that decides. */
    boolean lock() {
        return sql.queryOne(LOCK, row -> row.getBoolean(1)).orElse(false);
    }

    /** Drops what expired. */
    void forget(Instant now) {
        var _ = sql.update(FORGET, now);
    }

    /** Endpoints that have several slots, or more to send than so much a second. */
    List<Load> find(double perSecond) {
        return sql.query(FIND, SlotStore::load, perSecond);
    }

    void put(int appId, Slots slots) {
        var _ = sql.update(PUT, appId, slots.number(), slots.changedAt(), slots.busyAt());
    }

    /** Of each app that has several, how many. */
    Map<Integer, Integer> several() {
        return sql.query(SEVERAL, row -> Map.entry(row.getInt("app_id"), row.getInt("slots"))).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Load load(ResultSet row) throws SQLException {
        var changedAt = SqlStore.findInstant(row, "changed_at");
        var busyAt = SqlStore.findInstant(row, "busy_at");
        var slots = changedAt.isEmpty() || busyAt.isEmpty()
                ? Slots.ONE
                : new Slots(row.getInt("slots"), changedAt.get(), busyAt.get());
        return new Load(row.getInt("app_id"), slots, row.getDouble("per_second"));
    }
}
