package dev.grantway.registry.installs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.UsageTotals;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * The tables {@code install_usage}, hour by hour, and {@code scope_use}, the calls of all installations of an app added up.
 * Rows of the second are written in the order of its key, so that pods that add to the same days do not wait for each other
 * in a circle.
 */
@Singleton
class UsageStore {
    /** An hour that is told again gives what is more than it gave before: a total counts once, however often it comes. */
    private static final String TELL = """
            WITH told AS (
                INSERT INTO install_usage AS known (installation_id, hour, source, instance, sequence, calls, refused_calls,
                       deliveries, failed_deliveries, last_used_at, app_id, scope_calls)
                SELECT "installationId", hour, source, instance, sequence, "apiCalls", "refusedCalls",
                       coalesce(deliveries, 0), coalesce("failedDeliveries", 0), "lastUsedAt", "appId",
                       nullif("apiCallsByScope", '[]')
                  FROM jsonb_to_recordset(?::jsonb) AS total ("installationId" text, hour timestamptz, source text,
                       instance text, sequence bigint, "apiCalls" bigint, "refusedCalls" bigint, deliveries bigint,
                       "failedDeliveries" bigint, "lastUsedAt" timestamptz, "appId" integer, "apiCallsByScope" jsonb)
                ON CONFLICT (installation_id, hour, source, instance) DO UPDATE
                   SET sequence = excluded.sequence, calls = excluded.calls, refused_calls = excluded.refused_calls,
                       deliveries = excluded.deliveries, failed_deliveries = excluded.failed_deliveries,
                       last_used_at = excluded.last_used_at, app_id = excluded.app_id,
                       scope_calls_before = known.scope_calls, scope_calls = excluded.scope_calls
                 WHERE known.sequence < excluded.sequence
                RETURNING app_id, hour, scope_calls, scope_calls_before),
            given AS (
                SELECT app_id, hour, scope, calls
                  FROM told, jsonb_to_recordset(scope_calls) AS newer (scope text, calls bigint)
                UNION ALL
                SELECT app_id, hour, scope, -calls
                  FROM told, jsonb_to_recordset(scope_calls_before) AS older (scope text, calls bigint))""";

    /** What the account's erasure takes away was never called. */
    private static final String FORGET = """
            WITH gone AS (
                DELETE FROM install_usage WHERE installation_id = ? RETURNING app_id, hour, scope_calls),
            given AS (
                SELECT app_id, hour, scope, -calls AS calls
                  FROM gone, jsonb_to_recordset(scope_calls) AS once (scope text, calls bigint))""";

    private static final String ADD = """

            INSERT INTO scope_use AS known (app_id, day, scope, calls)
            SELECT app_id, (hour AT TIME ZONE 'UTC')::date AS day, scope, sum(calls)
              FROM given GROUP BY app_id, day, scope HAVING sum(calls) <> 0 ORDER BY app_id, day, scope
            ON CONFLICT (app_id, day, scope) DO UPDATE SET calls = known.calls + excluded.calls""";

    private static final String CALLS = """
            SELECT scope, sum(calls) FROM scope_use WHERE app_id = ? AND day > ? GROUP BY scope""";

    private static final String DROP_HOURS = """
            DELETE FROM install_usage WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM install_usage WHERE hour < ? ORDER BY hour LIMIT ?))""";

    private static final String DROP_DAYS = """
            DELETE FROM scope_use WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM scope_use WHERE day < ? ORDER BY day LIMIT ?))""";

    private final DataSource database;
    private final ObjectMapper json;

    UsageStore(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** What totals are of. */
    private record Counted(String installationId, Instant hour, String source, String instance) {
        static Counted of(UsageTotals totals) {
            return new Counted(totals.installationId(), totals.hour(), totals.source(), totals.instance());
        }
    }

    /** Takes totals in, however often and in whatever order they come. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void tell(List<UsageTotals> told) {
        var newest = newest(told);
        if (!newest.isEmpty()) {
            String rows = write(newest);
            var _ = run(TELL + ADD, statement -> {
                statement.setString(1, rows);
                return statement.executeUpdate();
            });
        }
    }

    /** One statement takes a row once. */
    private static Collection<UsageTotals> newest(List<UsageTotals> told) {
        var newest = new LinkedHashMap<Counted, UsageTotals>();
        told.forEach(totals -> newest.merge(
                Counted.of(totals), totals, (one, other) -> one.sequence() < other.sequence() ? other : one));
        return newest.values();
    }

    /** All that an installation used. */
    void forget(String installationId) {
        var _ = run(FORGET + ADD, statement -> {
            statement.setString(1, installationId);
            return statement.executeUpdate();
        });
    }

    /** How many calls of an app needed each scope, on the days after this one. */
    Map<String, Long> callsByScope(int appId, LocalDate day) {
        return run(CALLS, statement -> {
            statement.setInt(1, appId);
            statement.setObject(2, day);
            var calls = new HashMap<String, Long>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    calls.put(rows.getString(1), rows.getLong(2));
                }
            }
            return calls;
        });
    }

    /** Since when calls are counted by scope. */
    Instant countedSince() {
        return run("SELECT began_at FROM scope_use_start", statement -> {
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getObject(1, OffsetDateTime.class).toInstant();
            }
        });
    }

    /** Drops some hours before a time; how many. */
    int dropHoursBefore(Instant limit, int atMost) {
        return run(DROP_HOURS, statement -> {
            statement.setObject(1, limit.atOffset(ZoneOffset.UTC));
            statement.setInt(2, atMost);
            return statement.executeUpdate();
        });
    }

    /** Drops some rows of days before one; how many. */
    int dropDaysBefore(LocalDate day, int atMost) {
        return run(DROP_DAYS, statement -> {
            statement.setObject(1, day);
            statement.setInt(2, atMost);
            return statement.executeUpdate();
        });
    }

    private String write(Collection<UsageTotals> totals) {
        try {
            return json.writeValueAsString(totals);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("totals are texts and numbers", e);
        }
    }

    private <T> T run(String sql, Work<T> work) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            return work.run(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("what installations used could not be read or written", e);
        }
    }

    private interface Work<T> {
        T run(PreparedStatement statement) throws SQLException;
    }
}
