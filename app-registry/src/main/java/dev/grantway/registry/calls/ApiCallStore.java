package dev.grantway.registry.calls;

import dev.grantway.contracts.events.ApiCallSeen;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The table {@code api_call}. */
@Singleton
class ApiCallStore {
    private static final String ADD = """
            INSERT INTO api_call (event_id, app_id, called_at, account_id, installation_id, method, path, scopes, status,
                   reason)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (event_id) DO NOTHING""";

    private static final String FIND = """
            SELECT event_id, called_at, account_id, installation_id, method, path, scopes, status, reason
              FROM api_call WHERE app_id = ? AND called_at >= ?""";

    private static final String FORGET = """
            DELETE FROM api_call WHERE event_id IN (
                SELECT event_id FROM api_call WHERE called_at < ? ORDER BY called_at LIMIT ?)""";

    private static final String FORGET_ACCOUNT = "DELETE FROM api_call WHERE account_id = ?";

    private final DataSource database;

    ApiCallStore(DataSource database) {
        this.database = database;
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void add(List<ApiCallSeen> calls) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(ADD)) {
            for (var call : calls) {
                statement.setString(1, call.eventId());
                statement.setInt(2, call.appId());
                statement.setObject(3, utc(call.calledAt()));
                statement.setInt(4, call.accountId());
                statement.setString(5, call.installationId());
                statement.setString(6, call.method());
                statement.setString(7, call.path());
                statement.setArray(
                        8, connection.createArrayOf("text", call.scopes().toArray()));
                statement.setInt(9, call.status());
                statement.setString(10, call.reason());
                statement.addBatch();
            }
            var _ = statement.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("calls could not be stored", e);
        }
    }

    List<ApiCall> find(CallQuery query, Instant since, int limit) {
        String sql = FIND
                + query.outcome()
                        .map(outcome -> outcome == CallQuery.Result.FAILED ? " AND status >= 400" : " AND status < 400")
                        .orElse("")
                + (query.installationId().isEmpty() ? "" : " AND installation_id = ?")
                + (query.path().isEmpty() ? "" : " AND starts_with(path, ?)")
                + (query.after().isEmpty() ? "" : " AND (called_at, event_id) < (?, ?)")
                + " ORDER BY called_at DESC, event_id DESC LIMIT ?";
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            int at = 1;
            statement.setInt(at++, query.appId());
            statement.setObject(at++, utc(since));
            if (!query.installationId().isEmpty()) {
                statement.setString(at++, query.installationId());
            }
            if (!query.path().isEmpty()) {
                statement.setString(at++, query.path());
            }
            if (query.after().isPresent()) {
                statement.setObject(at++, utc(query.after().get().calledAt()));
                statement.setString(at++, query.after().get().eventId());
            }
            statement.setInt(at, limit);
            var calls = new ArrayList<ApiCall>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    calls.add(call(rows));
                }
            }
            return calls;
        } catch (SQLException e) {
            throw new IllegalStateException("calls could not be read", e);
        }
    }

    /** Drops some of what is older; how many. */
    int forgetBefore(Instant limit, int atMost) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(FORGET)) {
            statement.setObject(1, utc(limit));
            statement.setInt(2, atMost);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("old calls could not be dropped", e);
        }
    }

    /** Those in an account that is closed. */
    void forgetOf(int accountId) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(FORGET_ACCOUNT)) {
            statement.setInt(1, accountId);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the calls of an account could not be dropped", e);
        }
    }

    private static ApiCall call(ResultSet row) throws SQLException {
        @Nullable Object[] scopes = (Object[]) row.getArray("scopes").getArray();
        @Nullable String installationId = row.getString("installation_id");
        @Nullable String reason = row.getString("reason");
        return new ApiCall(
                row.getString("event_id"),
                row.getObject("called_at", OffsetDateTime.class).toInstant(),
                row.getInt("account_id"),
                Optional.ofNullable(installationId),
                row.getString("method"),
                row.getString("path"),
                Arrays.stream(scopes).map(Objects::toString).toList(),
                row.getInt("status"),
                Optional.ofNullable(reason));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
