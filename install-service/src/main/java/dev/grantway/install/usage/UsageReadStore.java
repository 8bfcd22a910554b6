package dev.grantway.install.usage;

import dev.grantway.install.usage.Usage.DayCalls;
import dev.grantway.install.usage.Usage.DayDeliveries;
import dev.grantway.install.usage.Usage.ScopeCalls;
import dev.grantway.install.usage.Usage.Span;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Reads the tables {@code usage_hour} and {@code installation_usage}. */
@Singleton
class UsageReadStore {
    private static final String SPANS = """
            SELECT installation_id, first_call_at, last_used_at FROM installation_usage
             WHERE installation_id = ANY (?)""";

    private static final String BY_SCOPE = """
            SELECT counted.key AS scope, sum(counted.value::bigint) AS kept,
                   coalesce(sum(counted.value::bigint) FILTER (WHERE hour >= ?), 0) AS last_week,
                   coalesce(sum(counted.value::bigint) FILTER (WHERE hour >= ?), 0) AS last_month
              FROM usage_hour, jsonb_each_text(calls_by_scope) AS counted
             WHERE installation_id = ? AND hour >= ?
             GROUP BY counted.key ORDER BY kept DESC, counted.key""";

    private static final String BY_DAY = """
            SELECT (hour AT TIME ZONE 'UTC')::date AS day, counted.key AS scope, sum(counted.value::bigint) AS calls
              FROM usage_hour, jsonb_each_text(calls_by_scope) AS counted
             WHERE installation_id = ? AND hour >= ?
             GROUP BY day, counted.key ORDER BY day DESC, counted.key""";

    private static final String DELIVERIES = """
            SELECT (hour AT TIME ZONE 'UTC')::date AS day, sum(deliveries) AS delivered, sum(failed_deliveries) AS given_up
              FROM usage_hour
             WHERE installation_id = ? AND hour >= ? AND deliveries + failed_deliveries > 0
             GROUP BY day ORDER BY day DESC""";

    private static final String REFUSED = """
            SELECT coalesce(sum(refused_calls), 0) FROM usage_hour WHERE installation_id = ? AND hour >= ?""";

    private final DataSource database;

    UsageReadStore(DataSource database) {
        this.database = database;
    }

    /** The first and last calls of those that have called. */
    Map<String, Span> spans(Collection<String> installationIds) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(SPANS)) {
            statement.setArray(1, connection.createArrayOf("text", installationIds.toArray()));
            try (var rows = statement.executeQuery()) {
                var spans = new HashMap<String, Span>();
                while (rows.next()) {
                    spans.put(rows.getString(1), new Span(instant(rows, 2), instant(rows, 3)));
                }
                return spans;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("usage could not be read", e);
        }
    }

    /** Calls by scope since three times: a week ago, a month ago, and as long as hours are kept. */
    List<ScopeCalls> byScope(String installationId, Instant week, Instant month, Instant kept) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(BY_SCOPE)) {
            statement.setObject(1, utc(week));
            statement.setObject(2, utc(month));
            statement.setString(3, installationId);
            statement.setObject(4, utc(kept));
            return list(
                    statement,
                    row -> new ScopeCalls(
                            row.getString("scope"),
                            row.getLong("last_week"),
                            row.getLong("last_month"),
                            row.getLong("kept")));
        } catch (SQLException e) {
            throw new IllegalStateException("usage could not be read", e);
        }
    }

    /** Calls by day, in UTC, and scope; the last day first. */
    List<DayCalls> byDay(String installationId, Instant since) {
        return since(
                BY_DAY,
                installationId,
                since,
                row -> new DayCalls(
                        row.getObject("day", LocalDate.class), row.getString("scope"), row.getLong("calls")));
    }

    /** Deliveries by day, in UTC; the last day first, without days that had none. */
    List<DayDeliveries> deliveries(String installationId, Instant since) {
        return since(
                DELIVERIES,
                installationId,
                since,
                row -> new DayDeliveries(
                        row.getObject("day", LocalDate.class), row.getLong("delivered"), row.getLong("given_up")));
    }

    /** Calls with a good token that were refused. */
    long refused(String installationId, Instant since) {
        return since(REFUSED, installationId, since, row -> row.getLong(1)).getFirst();
    }

    private <T> List<T> since(String sql, String installationId, Instant since, Reading<T> reading) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, installationId);
            statement.setObject(2, utc(since));
            return list(statement, reading);
        } catch (SQLException e) {
            throw new IllegalStateException("usage could not be read", e);
        }
    }

    private static <T> List<T> list(PreparedStatement statement, Reading<T> reading) throws SQLException {
        try (var rows = statement.executeQuery()) {
            var found = new ArrayList<T>();
            while (rows.next()) {
                found.add(reading.read(rows));
            }
            return found;
        }
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }
}
