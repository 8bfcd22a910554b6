package dev.grantway.install.closing;

import dev.grantway.install.closing.Closing.Act;
import dev.grantway.install.closing.Closing.Kind;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Finds installations that are not yet as a closing wants them. */
@Singleton
class RemainingStore {
    private static final String FROM = """
            FROM installation i
            LEFT JOIN installation_suspension s
                   ON s.installation_id = i.installation_id AND s.generation = i.generation
            WHERE\s""";

    private final DataSource database;

    RemainingStore(DataSource database) {
        this.database = database;
    }

    /** The next ones, in the order of their ids. */
    List<String> next(Closing job, int most) {
        String sql = "SELECT i.installation_id " + FROM + subject(job.kind()) + " AND i.installation_id > ? AND ("
                + isLeft(job.act()) + ") ORDER BY i.installation_id LIMIT ?";
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setInt(1, job.subjectId());
            statement.setString(2, job.place());
            statement.setInt(3, most);
            return ids(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("installations that are left could not be read", e);
        }
    }

    /** How many there are, wherever the job stands. */
    int count(Closing job) {
        String sql = "SELECT count(*) " + FROM + subject(job.kind()) + " AND (" + isLeft(job.act()) + ")";
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setInt(1, job.subjectId());
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("installations that are left could not be counted", e);
        }
    }

    private static String subject(Kind kind) {
        return switch (kind) {
            case APP -> "i.app_id = ?";
            case ACCOUNT -> "i.account_id = ?";
        };
    }

    /** A resume that somebody asked for just before counts as active: it would be, in the end. */
    private static String isLeft(Act act) {
        return switch (act) {
            case UNINSTALL -> "i.status NOT IN ('UNINSTALLED', 'REQUESTED')";
            case SUSPEND -> """
                i.status = 'ACTIVE' OR i.status = 'SUSPENDED' AND s.step IN ('SUSPENDING', 'RESUMING')""";
            case RESUME -> """
                i.status = 'SUSPENDED' AND (s.reason = 'APP_DISABLED' AND s.step IN ('SUSPENDING', 'SUSPENDED')
                                            OR s.reason = 'APP_ENABLED' AND s.step = 'RESUMING')""";
            case ERASE -> "i.erased_at IS NULL";
        };
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
