package dev.grantway.install.request;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Drops old rows of the table {@code install_request}, and the installations that were never more than a request. */
@Singleton
class RequestRetentionStore {
    private static final String FORGET = """
            DELETE FROM install_request
             WHERE request_id IN (SELECT request_id FROM install_request WHERE expires_at < ?
                                   ORDER BY expires_at LIMIT ? FOR UPDATE SKIP LOCKED)""";

    /** In two partial indexes each. */
    private static final String NOT_ASKED_FOR = """
            NOT EXISTS (SELECT FROM install_request r
                         WHERE r.app_id = i.app_id AND r.account_id = i.account_id AND r.status = 'OPEN')
            AND NOT EXISTS (SELECT FROM install_request r
                             WHERE r.app_id = i.app_id AND r.account_id = i.account_id AND r.status = 'APPROVED')\s""";

    private static final String LOCK_WISHES = """
            SELECT i.installation_id FROM installation i
             WHERE i.status = 'REQUESTED' AND i.changed_at < ? AND\s""" + NOT_ASKED_FOR + """
             ORDER BY i.changed_at LIMIT ? FOR UPDATE OF i SKIP LOCKED""";

    /** Looks once more: a request may have come before the row was locked. None comes after. */
    private static final String DELETE_WISHES = """
            WITH gone AS (DELETE FROM installation i
                           WHERE i.installation_id = ANY (?) AND i.status = 'REQUESTED' AND\s""" + NOT_ASKED_FOR + """
                          RETURNING i.installation_id)
            DELETE FROM installation_fact f USING gone WHERE f.installation_id = gone.installation_id""";

    private static final List<String> OF_PERSON =
            List.of("DELETE FROM install_request WHERE requester = ? AND status = 'OPEN'", """
            UPDATE install_request SET note = '', reason = CASE WHEN reason IS NOT NULL THEN '' END
             WHERE requester = ?""");

    private final DataSource database;

    RequestRetentionStore(DataSource database) {
        this.database = database;
    }

    /** Drops some that ran out before then; answers how many. */
    int forgetBefore(Instant limit, int most) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(FORGET)) {
            statement.setObject(1, limit.atOffset(ZoneOffset.UTC));
            statement.setInt(2, most);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("old requests could not be dropped", e);
        }
    }

    /**
     * Drops some installations, with their facts, that were only asked for before then, and are asked for no longer; in the
     * caller's transaction.
     *
     * @return how many were looked at; fewer than {@code most} when no more are left
     */
    int forgetWishesBefore(Instant limit, int most) {
        try (var connection = database.getConnection()) {
            var found = lockWishes(connection, limit, most);
            deleteWishes(connection, found);
            return found.size();
        } catch (SQLException e) {
            throw new IllegalStateException("installations that were only asked for could not be dropped", e);
        }
    }

    /** Drops what the person asks for, and what was written in the person's requests; in the caller's transaction. */
    void forgetPerson(int userId) {
        try (var connection = database.getConnection()) {
            for (String sql : OF_PERSON) {
                try (var statement = connection.prepareStatement(sql)) {
                    statement.setInt(1, userId);
                    statement.executeUpdate();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the requests of a person could not be forgotten", e);
        }
    }

    private static List<String> lockWishes(Connection connection, Instant limit, int most) throws SQLException {
        try (var statement = connection.prepareStatement(LOCK_WISHES)) {
            statement.setObject(1, limit.atOffset(ZoneOffset.UTC));
            statement.setInt(2, most);
            return ids(statement);
        }
    }

    private static void deleteWishes(Connection connection, List<String> ids) throws SQLException {
        try (var statement = connection.prepareStatement(DELETE_WISHES)) {
            statement.setArray(1, connection.createArrayOf("text", ids.toArray()));
            statement.executeUpdate();
        }
    }

    private static List<String> ids(PreparedStatement statement) throws SQLException {
        try (var rows = statement.executeQuery()) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
