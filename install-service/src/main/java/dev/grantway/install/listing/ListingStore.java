package dev.grantway.install.listing;

import dev.grantway.contracts.topics.Topic;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Finds an account's connected apps: {@code installation} beside {@code installation_usage} and the names in
 * {@code catalog_entry}. It answers with ids: rows are read for one page alone.
 */
@Singleton
class ListingStore {
    private static final String NAMED = """
              LEFT JOIN catalog_entry AS app ON app.topic = 'grantway.apps.v1' AND app.record_key = i.app_id::text
            """;

    private static final String USED = """
              LEFT JOIN installation_usage AS used USING (installation_id)
            """;

    private static final String NAME = "lower(coalesce(app.app_name, 'App ' || i.app_id))";

    private static final String UNFINISHED = """
            SELECT installation_id FROM installation
             WHERE account_id = ? AND tokens_issued_at IS NULL AND status IN ('AUTHORIZED', 'UNINSTALLING')
             ORDER BY changed_at DESC, installation_id LIMIT ?""";

    private static final String LABELS = """
            SELECT record_key, app_name, coalesce(app_publisher, '') AS publisher,
                   coalesce(app_publisher_verified, false) AS verified
              FROM catalog_entry
             WHERE topic = ? AND record_key = ANY (?) AND app_name IS NOT NULL""";

    private final DataSource database;

    ListingStore(DataSource database) {
        this.database = database;
    }

    /**
     * The ids of those that the filter lets through, in its order.
     *
     * @param usedBefore what was last used, or installed, before that time is unused
     */
    List<String> ids(AppFilter filter, Instant usedBefore, int atMost, int offset) {
        boolean byName = filter.isByName();
        String order = byName ? NAME + ", i.installation_id" : "i.tokens_issued_at DESC, i.installation_id";
        String sql = "SELECT i.installation_id" + matching(filter, byName) + " ORDER BY " + order + " LIMIT ? OFFSET ?";
        return query(sql, statement -> {
            int next = bind(statement, filter, usedBefore);
            statement.setInt(next, atMost);
            statement.setInt(next + 1, offset);
        });
    }

    /** How many the filter lets through. */
    int count(AppFilter filter, Instant usedBefore) {
        String sql = "SELECT count(*)" + matching(filter, false);
        return Integer.parseInt(
                query(sql, statement -> bind(statement, filter, usedBefore)).getFirst());
    }

    /** Consented to, or being withdrawn, without ever having had tokens; the last changed first. */
    List<String> unfinished(int accountId, int atMost) {
        return query(UNFINISHED, statement -> {
            statement.setInt(1, accountId);
            statement.setInt(2, atMost);
        });
    }

    /** What is said of apps that are known by a name. */
    Map<Integer, AppLabel> labels(Collection<Integer> appIds) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(LABELS)) {
            statement.setString(1, Topic.APPS.topicName());
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text", appIds.stream().map(String::valueOf).toArray()));
            try (var rows = statement.executeQuery()) {
                var labels = new HashMap<Integer, AppLabel>();
                while (rows.next()) {
                    labels.put(
                            Integer.valueOf(rows.getString("record_key")),
                            new AppLabel(
                                    rows.getString("app_name"),
                                    rows.getString("publisher"),
                                    rows.getBoolean("verified")));
                }
                return labels;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the names of apps could not be read", e);
        }
    }

    /** Conditions that are not asked for are not there: each question has a plan of its own. */
    private static String matching(AppFilter filter, boolean named) {
        var sql = new StringBuilder(" FROM installation AS i\n");
        sql.append(named || !filter.name().isEmpty() ? NAMED : "").append(filter.unusedOnly() ? USED : "");
        sql.append(" WHERE i.account_id = ? AND i.tokens_issued_at IS NOT NULL AND i.status <> 'UNINSTALLED'");
        if (filter.status().isPresent()) {
            sql.append(" AND i.status = ?");
        }
        if (!filter.name().isEmpty()) {
            sql.append(" AND position(lower(?) IN ").append(NAME).append(") > 0");
        }
        if (filter.unusedOnly()) {
            sql.append(" AND greatest(used.last_used_at, i.tokens_issued_at) < ?");
        }
        return sql.toString();
    }

    /** In the order of the conditions; the number of the next parameter. */
    private static int bind(PreparedStatement statement, AppFilter filter, Instant usedBefore) throws SQLException {
        int next = 1;
        statement.setInt(next++, filter.accountId());
        if (filter.status().isPresent()) {
            statement.setString(next++, filter.status().get().name());
        }
        if (!filter.name().isEmpty()) {
            statement.setString(next++, filter.name());
        }
        if (filter.unusedOnly()) {
            statement.setObject(next++, usedBefore.atOffset(ZoneOffset.UTC));
        }
        return next;
    }

    private List<String> query(String sql, Binding binding) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            binding.bind(statement);
            try (var rows = statement.executeQuery()) {
                var found = new ArrayList<String>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the list could not be read", e);
        }
    }

    @FunctionalInterface
    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }
}
