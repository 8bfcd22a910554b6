package dev.grantway.install.directory;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;

/** The table {@code member_left}, and what {@code account_member_seen} says against it. */
@Singleton
class LeftMemberStore {
    private static final String RECORD = """
            INSERT INTO member_left AS l (user_id, account_id, left_at) VALUES (?, ?, ?)
            ON CONFLICT (user_id, account_id) DO UPDATE SET left_at = greatest(l.left_at, excluded.left_at)""";

    private static final String FORGET_SEEN =
            "DELETE FROM account_member_seen WHERE user_id = ? AND account_id = ? AND seen_at < ?";

    private static final String FIND = """
            SELECT l.user_id FROM member_left l
             WHERE l.account_id = ? AND l.user_id = ANY (?)
               AND NOT EXISTS (SELECT FROM account_member_seen s
                                WHERE s.user_id = l.user_id AND s.account_id = l.account_id AND s.seen_at >= l.left_at)""";

    private final DataSource database;

    LeftMemberStore(DataSource database) {
        this.database = database;
    }

    /**
     * Remembers that a membership is over, and forgets what was seen of it; in the caller's transaction.
     *
     * @param leftAt what was seen later is of another membership
     */
    void record(int userId, int accountId, Instant leftAt) {
        try (var connection = database.getConnection()) {
            execute(connection, RECORD, userId, accountId, leftAt);
            execute(connection, FORGET_SEEN, userId, accountId, leftAt);
        } catch (SQLException e) {
            throw new IllegalStateException("the end of a membership could not be recorded", e);
        }
    }

    /** Those who left and were not seen since. */
    Set<Integer> find(int accountId, Collection<Integer> userIds) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(FIND)) {
            statement.setInt(1, accountId);
            statement.setArray(2, connection.createArrayOf("integer", userIds.toArray()));
            try (var rows = statement.executeQuery()) {
                var found = new HashSet<Integer>();
                while (rows.next()) {
                    found.add(rows.getInt(1));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("who left could not be read", e);
        }
    }

    private static void execute(Connection connection, String sql, int userId, int accountId, Instant leftAt)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setInt(1, userId);
            statement.setInt(2, accountId);
            statement.setObject(3, leftAt.atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }
}
