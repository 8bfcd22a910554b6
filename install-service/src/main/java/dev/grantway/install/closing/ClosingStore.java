package dev.grantway.install.closing;

import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The table {@code closing}, as its worker sees it. Each statement holds only for the holder of the lease, while the same is
 * wanted and the place is the expected one: a worker that was overtaken changes nothing. Time is the database's.
 */
@Singleton
class ClosingStore {
    private static final String SUBJECT = "kind = ? AND subject_id = ? AND revision = ? AND holder = ?";
    private static final String MINE = " WHERE " + SUBJECT + " AND place = ?";
    private static final String RETURNING = " RETURNING " + ClosingViewStore.COLUMNS;

    private static final String CLAIM = """
            UPDATE closing SET holder = ?, held_until = now() + make_interval(secs => ?)
             WHERE (kind, subject_id) IN (SELECT kind, subject_id FROM closing
                                           WHERE state = 'RUNNING' AND due_at <= now() AND held_until < now()
                                           ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)""" + RETURNING;

    private static final String BEGIN_PASS =
            "UPDATE closing SET total_count = done_count + ?, failed_count = 0" + MINE + RETURNING;

    private static final String MOVE = """
            UPDATE closing SET place = ?, done_count = done_count + ?, failed_count = failed_count + ?,
                   held_until = now() + make_interval(secs => ?)""" + MINE + RETURNING;

    private static final String RELEASE = """
            UPDATE closing SET due_at = now() + make_interval(secs => ?), held_until = '-infinity'
             WHERE\s""" + SUBJECT;

    private static final String NEXT_PASS = """
            UPDATE closing SET place = '', due_at = now() + make_interval(secs => ?), held_until = '-infinity'""" + MINE;

    private static final String FINISH = """
            UPDATE closing SET state = 'DONE', finished_at = now(), held_until = '-infinity'""" + MINE;

    private static final String ERASE = """
            UPDATE closing SET act = 'ERASE', place = '', total_count = 0, done_count = 0, failed_count = 0, due_at = now(),
                   held_until = '-infinity'""" + MINE;

    private static final String CURRENT = "SELECT 1 FROM closing WHERE " + SUBJECT + " FOR SHARE";

    private final DataSource database;

    ClosingStore(DataSource database) {
        this.database = database;
    }

    /** Takes a job that is due and that nobody works on. */
    Optional<Closing> claim(UUID holder, Duration lease) {
        return one(CLAIM, statement -> {
            statement.setObject(1, holder);
            statement.setDouble(2, seconds(lease));
        });
    }

    /** Begins a pass in which so many are to do; empty when it was overtaken. */
    Optional<Closing> beginPass(Closing job, UUID holder, int remaining) {
        return one(BEGIN_PASS, statement -> {
            statement.setInt(1, remaining);
            bindMine(statement, 2, job, holder);
        });
    }

    /** Goes on behind an installation, and keeps the lease; empty when it was overtaken. */
    Optional<Closing> move(Closing job, UUID holder, String place, boolean done, Duration lease) {
        return one(MOVE, statement -> {
            statement.setString(1, place);
            statement.setInt(2, done ? 1 : 0);
            statement.setInt(3, done ? 0 : 1);
            statement.setDouble(4, seconds(lease));
            bindMine(statement, 5, job, holder);
        });
    }

    /** Lets go of it where it stands, to be taken up again after the wait. */
    void release(Closing job, UUID holder, Duration wait) {
        update(RELEASE, statement -> {
            statement.setDouble(1, seconds(wait));
            bindSubject(statement, 2, job, holder);
        });
    }

    /** The same from the beginning, for some are left. */
    void nextPass(Closing job, UUID holder, Duration wait) {
        update(NEXT_PASS, statement -> {
            statement.setDouble(1, seconds(wait));
            bindMine(statement, 2, job, holder);
        });
    }

    /** Ends it; or goes on to erase, where that is wanted. False when it was overtaken. */
    boolean finish(Closing job, UUID holder) {
        boolean erases = job.erase() && job.act() == Closing.Act.UNINSTALL;
        return update(erases ? ERASE : FINISH, statement -> bindMine(statement, 1, job, holder)) == 1;
    }

    /** Whether the same is still wanted of the same worker; it stays so until the caller's transaction ends. */
    boolean isCurrent(Closing job, UUID holder) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(CURRENT)) {
            bindSubject(statement, 1, job, holder);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a closing could not be read", e);
        }
    }

    private Optional<Closing> one(String sql, Binding binding) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            binding.bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(ClosingViewStore.read(rows)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a closing could not go on", e);
        }
    }

    private int update(String sql, Binding binding) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            binding.bind(statement);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a closing could not be stored", e);
        }
    }

    private static void bindMine(PreparedStatement statement, int first, Closing job, UUID holder) throws SQLException {
        bindSubject(statement, first, job, holder);
        statement.setString(first + 4, job.place());
    }

    private static void bindSubject(PreparedStatement statement, int first, Closing job, UUID holder)
            throws SQLException {
        statement.setString(first, job.kind().name());
        statement.setInt(first + 1, job.subjectId());
        statement.setInt(first + 2, job.revision());
        statement.setObject(first + 3, holder);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    @FunctionalInterface
    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }
}
