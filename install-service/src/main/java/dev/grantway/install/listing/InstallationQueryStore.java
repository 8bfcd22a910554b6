package dev.grantway.install.listing;

import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Finds installations for programs, in the order of ids: what changes meanwhile keeps its place. */
@Singleton
class InstallationQueryStore {
    private final DataSource database;

    InstallationQueryStore(DataSource database) {
        this.database = database;
    }

    /** The ids behind another one. */
    List<String> ids(InstallationQuery query, String after, int atMost) {
        var conditions = conditions(query, after);
        String sql = conditions.stream()
                .map(Condition::sql)
                .collect(Collectors.joining(
                        " AND ",
                        "SELECT installation_id FROM installation WHERE ",
                        " ORDER BY installation_id LIMIT ?"));
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            int next = 1;
            for (var condition : conditions) {
                condition.bind(statement, next++);
            }
            statement.setInt(next, atMost);
            try (var rows = statement.executeQuery()) {
                var found = new ArrayList<String>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("installations could not be found", e);
        }
    }

    private static List<Condition> conditions(InstallationQuery query, String after) {
        var conditions = new ArrayList<Condition>();
        conditions.add(new Condition("installation_id > ?", after));
        query.accountId().ifPresent(id -> conditions.add(new Condition("account_id = ?", id)));
        query.appId().ifPresent(id -> conditions.add(new Condition("app_id = ?", id)));
        query.status().ifPresent(status -> conditions.add(new Condition("status = ?", status.name())));
        query.updatedSince()
                .ifPresent(since -> conditions.add(new Condition("changed_at >= ?", since.atOffset(ZoneOffset.UTC))));
        if (query.leavesOutWhatIsGone()) {
            conditions.add(new Condition("status <> ?", "UNINSTALLED"));
            conditions.add(new Condition("status <> ?", "REQUESTED"));
        }
        return conditions;
    }

    private record Condition(String sql, Object value) {
        void bind(PreparedStatement statement, int place) throws SQLException {
            statement.setObject(place, value);
        }
    }
}
