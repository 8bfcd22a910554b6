package dev.grantway.install.usage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.UsageTotals;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Writes the tables {@code usage_hour} and {@code installation_usage}. */
@Singleton
class UsageStore {
    /**
     * An older telling changes nothing, however late or often it comes. It may come before its installation is known here,
     * for that is told on another topic: it is kept all the same.
     */
    private static final String RECORD_HOURS = """
            INSERT INTO usage_hour (installation_id, hour, source, instance, sequence, api_calls, refused_calls,
                                    calls_by_scope, deliveries, failed_deliveries)
            SELECT told.installation_id, told.hour::timestamptz, told.source, told.instance, told.sequence::bigint,
                   told.api_calls::bigint, told.refused_calls::bigint, told.calls_by_scope::jsonb,
                   told.deliveries::bigint, told.failed::bigint
              FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                          ?::text[])
                   AS told (installation_id, hour, source, instance, sequence, api_calls, refused_calls, calls_by_scope,
                            deliveries, failed)
              LEFT JOIN installation AS present USING (installation_id)
             WHERE present.erased_at IS NULL
             ORDER BY told.installation_id, told.hour, told.source, told.instance
            ON CONFLICT (installation_id, hour, source, instance) DO UPDATE
               SET sequence = excluded.sequence, api_calls = excluded.api_calls,
                   refused_calls = excluded.refused_calls, calls_by_scope = excluded.calls_by_scope,
                   deliveries = excluded.deliveries, failed_deliveries = excluded.failed_deliveries
             WHERE usage_hour.sequence < excluded.sequence""";

    /** The first call is that of the present generation, once it has called: what was before its tokens was another's. */
    private static final String RECORD_SPANS = """
            INSERT INTO installation_usage AS known (installation_id, first_call_at, last_used_at)
            SELECT told.installation_id,
                   coalesce(min(told.first_call_at::timestamptz)
                                FILTER (WHERE told.first_call_at::timestamptz >= present.tokens_issued_at),
                            min(told.first_call_at::timestamptz)),
                   max(told.last_used_at::timestamptz)
              FROM unnest(?::text[], ?::text[], ?::text[]) AS told (installation_id, first_call_at, last_used_at)
              LEFT JOIN installation AS present USING (installation_id)
             WHERE present.erased_at IS NULL AND told.first_call_at IS NOT NULL AND told.last_used_at IS NOT NULL -- who counts no calls says none
             GROUP BY told.installation_id ORDER BY told.installation_id
            ON CONFLICT (installation_id) DO UPDATE
               SET first_call_at = (
                       SELECT coalesce(min(seen.moment) FILTER (WHERE seen.moment >= (
                                           SELECT tokens_issued_at FROM installation AS present
                                            WHERE present.installation_id = excluded.installation_id)),
                                       min(seen.moment))
                         FROM (VALUES (known.first_call_at), (excluded.first_call_at)) AS seen (moment)),
                   last_used_at = greatest(known.last_used_at, excluded.last_used_at)
             WHERE known.first_call_at <> excluded.first_call_at OR known.last_used_at < excluded.last_used_at""";

    private static final String FORGET = """
            DELETE FROM usage_hour
             WHERE ctid = ANY (ARRAY(SELECT ctid FROM usage_hour WHERE hour < ? ORDER BY hour LIMIT ?))""";

    /** Of installations that are known the last use is kept for good. */
    private static final String FORGET_UNKNOWN = """
            DELETE FROM installation_usage AS used
             WHERE last_used_at < ?
               AND NOT EXISTS (SELECT FROM installation WHERE installation.installation_id = used.installation_id)""";

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

    /** Drops some hours that began before a time; how many they were. */
    int forgetBefore(Instant limit, int atMost) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(FORGET)) {
            statement.setObject(1, limit.atOffset(ZoneOffset.UTC));
            statement.setInt(2, atMost);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("old usage could not be dropped", e);
        }
    }

    /** Drops what was told of installations that have not become known until now, and were last used before a time. */
    void forgetUnknownBefore(Instant limit) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(FORGET_UNKNOWN)) {
            statement.setObject(1, limit.atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the usage of unknown installations could not be dropped", e);
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
        statement.setArray(9, text(connection, told, totals -> count(totals.deliveries())));
        statement.setArray(10, text(connection, told, totals -> count(totals.failedDeliveries())));
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

    /** Who counts none tells none. */
    private static String count(@Nullable Long told) {
        return Long.toString(Objects.requireNonNullElse(told, 0L));
    }

    private static <T> java.sql.Array text(
            Connection connection, Collection<T> values, Function<T, @Nullable String> part) throws SQLException {
        return connection.createArrayOf("text", values.stream().map(part).toArray());
    }
}
