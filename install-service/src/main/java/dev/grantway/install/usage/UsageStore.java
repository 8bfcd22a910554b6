package dev.grantway.install.usage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.UsageTotals;
import dev.grantway.install.usage.Usage.DayCalls;
import dev.grantway.install.usage.Usage.ScopeCalls;
import dev.grantway.install.usage.Usage.Span;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.Connection;
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
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The tables {@code usage_hour} and {@code installation_usage}. */
@Singleton
class UsageStore {
    /** An older telling changes nothing, however late or often it comes; of an installation unknown here nothing is kept. */
    private static final String RECORD_HOURS = """
            INSERT INTO usage_hour (installation_id, hour, source, instance, sequence, api_calls, refused_calls,
                                    calls_by_scope)
            SELECT told.installation_id, told.hour::timestamptz, told.source, told.instance, told.sequence::bigint,
                   told.api_calls::bigint, told.refused_calls::bigint, told.calls_by_scope::jsonb
              FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                   AS told (installation_id, hour, source, instance, sequence, api_calls, refused_calls, calls_by_scope)
              JOIN installation USING (installation_id)
             WHERE installation.erased_at IS NULL
             ORDER BY told.installation_id, told.hour, told.source, told.instance
            ON CONFLICT (installation_id, hour, source, instance) DO UPDATE
               SET sequence = excluded.sequence, api_calls = excluded.api_calls,
                   refused_calls = excluded.refused_calls, calls_by_scope = excluded.calls_by_scope
             WHERE usage_hour.sequence < excluded.sequence""";

    private static final String RECORD_SPANS = """
            INSERT INTO installation_usage (installation_id, first_call_at, last_used_at)
            SELECT told.installation_id, min(told.first_call_at::timestamptz),
                   max(told.last_used_at::timestamptz)
              FROM unnest(?::text[], ?::text[], ?::text[]) AS told (installation_id, first_call_at, last_used_at)
              JOIN installation USING (installation_id)
             WHERE installation.erased_at IS NULL
               AND told.first_call_at IS NOT NULL AND told.last_used_at IS NOT NULL -- who counts no calls says none
             GROUP BY told.installation_id ORDER BY told.installation_id
            ON CONFLICT (installation_id) DO UPDATE
               SET first_call_at = least(installation_usage.first_call_at, excluded.first_call_at),
                   last_used_at = greatest(installation_usage.last_used_at, excluded.last_used_at)
             WHERE installation_usage.first_call_at > excluded.first_call_at
                OR installation_usage.last_used_at < excluded.last_used_at""";

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

    private static final String REFUSED = """
            SELECT coalesce(sum(refused_calls), 0) FROM usage_hour WHERE installation_id = ? AND hour >= ?""";

    private static final String FORGET = """
            DELETE FROM usage_hour
             WHERE ctid = ANY (ARRAY(SELECT ctid FROM usage_hour WHERE hour < ? ORDER BY hour LIMIT ?))""";

    private final DataSource database;
    private final ObjectMapper json;

    UsageStore(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Takes totals in; of two tellings of one hour by one process the later counts. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void record(List<UsageTotals> told) {
        if (told.isEmpty()) {
            return;
        }
        var newest = newest(told);
        try (var connection = database.getConnection();
                var hours = connection.prepareStatement(RECORD_HOURS);
                var spans = connection.prepareStatement(RECORD_SPANS)) {
            bindHours(hours, newest);
            hours.executeUpdate();
            spans.setArray(1, text(connection, told, UsageTotals::installationId));
            spans.setArray(2, text(connection, told, totals -> time(totals.firstCallAt())));
            spans.setArray(3, text(connection, told, totals -> time(totals.lastUsedAt())));
            spans.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("usage could not be stored", e);
        }
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
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(BY_DAY)) {
            statement.setString(1, installationId);
            statement.setObject(2, utc(since));
            return list(
                    statement,
                    row -> new DayCalls(
                            row.getObject("day", LocalDate.class), row.getString("scope"), row.getLong("calls")));
        } catch (SQLException e) {
            throw new IllegalStateException("usage could not be read", e);
        }
    }

    /** Calls with a good token that were refused. */
    long refused(String installationId, Instant since) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(REFUSED)) {
            statement.setString(1, installationId);
            statement.setObject(2, utc(since));
            return list(statement, row -> row.getLong(1)).getFirst();
        } catch (SQLException e) {
            throw new IllegalStateException("usage could not be read", e);
        }
    }

    /** Drops some hours that began before a time; how many they were. */
    int forgetBefore(Instant limit, int atMost) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(FORGET)) {
            statement.setObject(1, utc(limit));
            statement.setInt(2, atMost);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("old usage could not be dropped", e);
        }
    }

    /** One statement cannot change a row twice. */
    private static Collection<UsageTotals> newest(List<UsageTotals> told) {
        return told.stream()
                .collect(Collectors.toMap(
                        totals -> List.of(
                                totals.installationId(), totals.hour().toString(), totals.source(), totals.instance()),
                        Function.identity(),
                        (one, other) -> one.sequence() < other.sequence() ? other : one))
                .values();
    }

    private void bindHours(PreparedStatement statement, Collection<UsageTotals> told) throws SQLException {
        var connection = statement.getConnection();
        statement.setArray(1, text(connection, told, UsageTotals::installationId));
        statement.setArray(2, text(connection, told, totals -> totals.hour().toString()));
        statement.setArray(3, text(connection, told, UsageTotals::source));
        statement.setArray(4, text(connection, told, UsageTotals::instance));
        statement.setArray(5, text(connection, told, totals -> Long.toString(totals.sequence())));
        statement.setArray(6, text(connection, told, totals -> Long.toString(totals.apiCalls())));
        statement.setArray(7, text(connection, told, totals -> Long.toString(totals.refusedCalls())));
        statement.setArray(8, text(connection, told, this::byScope));
    }

    private String byScope(UsageTotals totals) {
        var calls = new TreeMap<String, Long>();
        totals.apiCallsByScope().forEach(scope -> calls.merge(scope.scope(), scope.calls(), Long::sum));
        try {
            return json.writeValueAsString(calls);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers by name are JSON", e);
        }
    }

    private static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static <T> java.sql.Array text(
            Connection connection, Collection<T> values, Function<T, @Nullable String> part) throws SQLException {
        return connection.createArrayOf("text", values.stream().map(part).toArray());
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
