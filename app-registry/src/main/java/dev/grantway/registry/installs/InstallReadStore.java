package dev.grantway.registry.installs;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads the tables {@code app_installation}, {@code install_fact} and {@code install_usage}. */
@Singleton
class InstallReadStore {
    /** A request is the account's own business until somebody grants it. */
    private static final String SELECT = """
            SELECT i.*, coalesce(a.name, i.external_account, '') AS account_name, coalesce(a.domain, '') AS domain
              FROM app_installation i LEFT JOIN account a ON a.id = i.account_id
             WHERE i.app_id = ? AND i.status <> 'REQUESTED'""";

    private static final String COUNTS = """
            SELECT status, count(*) FROM app_installation WHERE app_id = ? AND status <> 'REQUESTED' GROUP BY status""";

    private static final String FACTS = """
            SELECT type, generation, happened_at FROM install_fact
             WHERE installation_id = ? AND type <> 'install.requested.v1'
             ORDER BY generation DESC, sequence DESC LIMIT ?""";

    private static final String HEALTH = """
            SELECT max(last_used_at) AS last_used_at,
                   coalesce(sum(calls) FILTER (WHERE hour >= ?), 0) AS calls,
                   coalesce(sum(refused_calls) FILTER (WHERE hour >= ?), 0) AS refused,
                   coalesce(sum(deliveries) FILTER (WHERE hour >= ?), 0) AS deliveries,
                   coalesce(sum(failed_deliveries) FILTER (WHERE hour >= ?), 0) AS failed
              FROM install_usage WHERE installation_id = ?""";

    private static final String INSTALLED_SINCE = """
            SELECT EXISTS (SELECT FROM app_installation
                            WHERE app_id = ? AND status = ANY (?) AND tokens_issued_at <= ?)""";

    private final DataSource database;

    InstallReadStore(DataSource database) {
        this.database = database;
    }

    Map<InstallState, Long> counts(int appId) {
        return run(COUNTS, statement -> {
            statement.setInt(1, appId);
            var counts = new EnumMap<InstallState, Long>(InstallState.class);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    counts.merge(InstallState.of(rows.getString(1)), rows.getLong(2), Long::sum);
                }
            }
            return counts;
        });
    }

    List<Install> find(InstallQuery query, int limit) {
        boolean search = !query.text().isEmpty();
        String sql = SELECT
                + " AND i.status = ANY (?)"
                + (search
                        ? " AND (strpos(lower(a.name), ?) > 0 OR strpos(lower(a.domain), ?) > 0"
                                + " OR i.account_id::text = ? OR strpos(lower(i.external_account), ?) > 0)"
                        : "")
                + (query.after().isPresent() ? " AND (i.changed_at, i.installation_id) < (?, ?)" : "")
                + " ORDER BY i.changed_at DESC, i.installation_id DESC LIMIT ?";
        return run(sql, statement -> {
            int at = 1;
            statement.setInt(at++, query.appId());
            statement.setArray(at++, statement.getConnection().createArrayOf("text", statuses(query.state())));
            for (int each = 0; search && each < 4; each++) {
                statement.setString(at++, query.text());
            }
            if (query.after().isPresent()) {
                statement.setObject(at++, utc(query.after().get().changedAt()));
                statement.setString(at++, query.after().get().installationId());
            }
            statement.setInt(at, limit);
            return installs(statement);
        });
    }

    Optional<Install> find(int appId, String installationId) {
        return run(SELECT + " AND i.installation_id = ?", statement -> {
            statement.setInt(1, appId);
            statement.setString(2, installationId);
            return installs(statement).stream().findFirst();
        });
    }

    /** Whether the app is installed in some account where it got its first tokens by then. */
    boolean isInstalledSince(int appId, Instant time) {
        return run(INSTALLED_SINCE, statement -> {
            statement.setInt(1, appId);
            statement.setArray(2, statement.getConnection().createArrayOf("text", statuses(Optional.empty())));
            statement.setObject(3, utc(time));
            try (var rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        });
    }

    List<InstallFact> facts(String installationId, int limit) {
        return run(FACTS, statement -> {
            statement.setString(1, installationId);
            statement.setInt(2, limit);
            var facts = new ArrayList<InstallFact>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    facts.add(new InstallFact(
                            rows.getString("type"),
                            rows.getInt("generation"),
                            time(rows, "happened_at").orElseThrow()));
                }
            }
            return facts;
        });
    }

    InstallHealth health(String installationId, Instant since) {
        return run(HEALTH, statement -> {
            for (int at = 1; at <= 4; at++) {
                statement.setObject(at, utc(since));
            }
            statement.setString(5, installationId);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return new InstallHealth(
                        time(rows, "last_used_at"),
                        rows.getLong("calls"),
                        rows.getLong("refused"),
                        rows.getLong("deliveries"),
                        rows.getLong("failed"));
            }
        });
    }

    private static Object[] statuses(Optional<InstallState> state) {
        return Arrays.stream(InstallState.values())
                .filter(each -> state.map(wanted -> wanted == each).orElse(each.installed()))
                .map(InstallState::name)
                .toArray();
    }

    private static List<Install> installs(PreparedStatement statement) throws SQLException {
        var installs = new ArrayList<Install>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                installs.add(install(rows));
            }
        }
        return installs;
    }

    private static Install install(ResultSet row) throws SQLException {
        int accountId = row.getInt("account_id");
        boolean own = !row.wasNull();
        @Nullable Object[] scopes = (Object[]) row.getArray("scopes").getArray();
        return new Install(
                row.getString("installation_id"),
                own ? OptionalInt.of(accountId) : OptionalInt.empty(),
                row.getString("account_name"),
                row.getString("domain"),
                row.getString("account_kind"),
                row.getInt("generation"),
                InstallState.of(row.getString("status")),
                row.getString("app_version"),
                Arrays.stream(scopes).map(Objects::toString).toList(),
                time(row, "tokens_issued_at"),
                time(row, "changed_at").orElseThrow());
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private <T> T run(String sql, Work<T> work) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.run(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("installations could not be read", e);
        }
    }

    private interface Work<T> {
        T run(PreparedStatement statement) throws SQLException;
    }
}
