package dev.grantway.install.request;

import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The table {@code install_request}. */
@Singleton
class RequestStore {
    private static final String COLUMNS = """
            request_id, app_id, account_id, requester, scopes, optional_scopes, note, finish_path, status, revision,
            requested_at, expires_at, decided_by, reason, decided_at\s""";

    private static final Duration DAY = Duration.ofDays(1);

    private static final String SELECT = "SELECT " + COLUMNS + "FROM install_request ";

    /** One that ran out is asked as if for the first time. Of those that were decided or taken back the newest count. */
    private static final String SAVE = """
            INSERT INTO install_request AS present (request_id, app_id, account_id, requester, scopes, optional_scopes,
                                                    note, finish_path, status, revision, requested_at, expires_at)
            SELECT gen_random_uuid(), wish.*, 'OPEN', 1, ?, ?
              FROM (VALUES (?, ?, ?, ?::text[], ?::text[], ?, ?))
                   AS wish (app_id, account_id, requester, scopes, optional_scopes, note, finish_path)
             WHERE (SELECT count(*) FROM install_request before
                     WHERE before.app_id = wish.app_id AND before.account_id = wish.account_id
                       AND before.requester = wish.requester AND before.status <> 'OPEN'
                       AND before.requested_at > ?) < ?
               AND (SELECT count(*) FROM install_request other
                     WHERE other.account_id = wish.account_id AND other.requester = wish.requester
                       AND (other.app_id <> wish.app_id OR other.status <> 'OPEN')
                       AND other.requested_at > ?) < ?
            ON CONFLICT (app_id, account_id, requester) WHERE status = 'OPEN' DO UPDATE
               SET scopes = excluded.scopes, optional_scopes = excluded.optional_scopes, note = excluded.note,
                   finish_path = excluded.finish_path, expires_at = excluded.expires_at,
                   revision = present.revision + CASE WHEN (present.scopes, present.optional_scopes, present.note)
                       IS DISTINCT FROM (excluded.scopes, excluded.optional_scopes, excluded.note) THEN 1 ELSE 0 END,
                   requested_at = CASE WHEN present.expires_at <= excluded.requested_at THEN excluded.requested_at
                       ELSE present.requested_at END
            RETURNING\s""" + COLUMNS;

    private static final String DECIDE = """
            UPDATE install_request
               SET status = ?, decided_by = ?, reason = ?, decided_at = ?, expires_at = ?
             WHERE request_id = ? AND status = 'OPEN' AND revision = ? AND expires_at > ?
            RETURNING\s""" + COLUMNS;

    private static final String WITHDRAW = """
            UPDATE install_request SET status = 'WITHDRAWN'
             WHERE request_id = ? AND requester = ? AND status = 'OPEN'""";

    private static final String FINISH = """
            UPDATE install_request SET status = 'FINISHED'
             WHERE app_id = ? AND account_id = ? AND requester = ? AND status = 'APPROVED' AND scopes <@ ?""";

    private static final String COUNT_OPEN = """
            SELECT count(*) FROM install_request WHERE account_id = ? AND status = 'OPEN' AND expires_at > ?""";

    private final DataSource database;

    RequestStore(DataSource database) {
        this.database = database;
    }

    /**
     * Stores a new request, or what its requester says now.
     *
     * @return empty when the requester has asked that often within the day before
     */
    Optional<InstallRequest> save(Wish wish, Instant now, Instant expiresAt, int mostADay, int mostInAccount) {
        return query(SAVE, statement -> {
                    var connection = statement.getConnection();
                    statement.setObject(1, utc(now));
                    statement.setObject(2, utc(expiresAt));
                    statement.setInt(3, wish.app().appId());
                    statement.setInt(4, wish.accountId());
                    statement.setInt(5, wish.requester());
                    statement.setArray(6, text(connection, wish.scopes()));
                    statement.setArray(7, text(connection, wish.optionalScopes()));
                    statement.setString(8, wish.note());
                    statement.setString(9, wish.finishPath());
                    statement.setObject(10, utc(now.minus(DAY)));
                    statement.setInt(11, mostADay);
                    statement.setObject(12, utc(now.minus(DAY)));
                    statement.setInt(13, mostInAccount);
                })
                .stream()
                .findFirst();
    }

    /** Empty when it is not open, not of the revision, or too old. */
    Optional<InstallRequest> decide(UUID id, int revision, RequestStatus decision, Verdict verdict, Instant expiresAt) {
        return query(DECIDE, statement -> {
                    statement.setString(1, decision.name());
                    statement.setInt(2, verdict.userId());
                    statement.setString(3, verdict.reason());
                    statement.setObject(4, utc(verdict.at()));
                    statement.setObject(5, utc(expiresAt));
                    statement.setObject(6, id);
                    statement.setInt(7, revision);
                    statement.setObject(8, utc(verdict.at()));
                })
                .stream()
                .findFirst();
    }

    boolean withdraw(UUID id, int requester) {
        return update(WITHDRAW, statement -> {
                    statement.setObject(1, id);
                    statement.setInt(2, requester);
                })
                > 0;
    }

    /** Ends the approvals of what was issued, or of less. */
    void finish(int appId, int accountId, int requester, List<String> issued) {
        var _ = update(FINISH, statement -> {
            statement.setInt(1, appId);
            statement.setInt(2, accountId);
            statement.setInt(3, requester);
            statement.setArray(4, text(statement.getConnection(), issued));
        });
    }

    Optional<InstallRequest> find(UUID id) {
        return query(SELECT + "WHERE request_id = ?", statement -> statement.setObject(1, id)).stream()
                .findFirst();
    }

    /** Newest first. */
    List<InstallRequest> findApproved(int appId, List<Integer> accountIds, int requester, Instant now) {
        String condition = """
                WHERE app_id = ? AND account_id = ANY (?) AND requester = ? AND status = 'APPROVED' AND expires_at > ?
                ORDER BY decided_at DESC""";
        return query(SELECT + condition, statement -> {
            statement.setInt(1, appId);
            statement.setArray(2, statement.getConnection().createArrayOf("integer", accountIds.toArray()));
            statement.setInt(3, requester);
            statement.setObject(4, utc(now));
        });
    }

    List<InstallRequest> open(int accountId, Instant now) {
        String condition = """
                WHERE account_id = ? AND status = 'OPEN' AND expires_at > ?
                ORDER BY requested_at, request_id LIMIT 100""";
        return query(SELECT + condition, statement -> {
            statement.setInt(1, accountId);
            statement.setObject(2, utc(now));
        });
    }

    List<InstallRequest> of(int requester) {
        String condition = "WHERE requester = ? ORDER BY requested_at DESC, request_id LIMIT 50";
        return query(SELECT + condition, statement -> statement.setInt(1, requester));
    }

    int countOpen(int accountId, Instant now) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(COUNT_OPEN)) {
            statement.setInt(1, accountId);
            statement.setObject(2, utc(now));
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("requests could not be counted", e);
        }
    }

    private List<InstallRequest> query(String sql, Binding binding) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            binding.bind(statement);
            try (var rows = statement.executeQuery()) {
                var found = new ArrayList<InstallRequest>();
                while (rows.next()) {
                    found.add(request(rows));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("requests could not be read or stored", e);
        }
    }

    private int update(String sql, Binding binding) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            binding.bind(statement);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the request could not be updated", e);
        }
    }

    private static InstallRequest request(ResultSet row) throws SQLException {
        return new InstallRequest(
                row.getObject("request_id", UUID.class),
                row.getInt("app_id"),
                row.getInt("account_id"),
                row.getInt("requester"),
                List.of((String[]) row.getArray("scopes").getArray()),
                List.of((String[]) row.getArray("optional_scopes").getArray()),
                row.getString("note"),
                row.getString("finish_path"),
                RequestStatus.valueOf(row.getString("status")),
                row.getInt("revision"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                verdict(row));
    }

    private static Optional<Verdict> verdict(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject("decided_at", OffsetDateTime.class);
        return at == null
                ? Optional.empty()
                : Optional.of(new Verdict(row.getInt("decided_by"), row.getString("reason"), at.toInstant()));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Array text(Connection connection, List<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }

    @FunctionalInterface
    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }
}
