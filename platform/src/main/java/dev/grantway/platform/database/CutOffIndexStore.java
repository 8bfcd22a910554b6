package dev.grantway.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jboss.logging.Logger;

/**
 * The index that a migration of its own builds and is named for: what a cut-off build left of it goes, so that IF NOT
 * EXISTS builds it again.
 */
final class CutOffIndexStore implements Callback {
    private static final Logger LOG = Logger.getLogger(CutOffIndexStore.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** A build holds this lock from its beginning to its end. */
    private static final String BUILDING = """
            SELECT EXISTS (SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database
                            WHERE d.datname = current_database() AND l.relation = i.indrelid AND l.granted
                              AND l.mode = 'ShareUpdateExclusiveLock' AND l.pid <> pg_backend_pid())
              FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
             WHERE c.relname = ? AND c.relkind = 'i' AND pg_table_is_visible(c.oid) AND NOT i.indisvalid""";

    /** How far an index has come. */
    private enum State {
        VALID_OR_ABSENT,
        BUILDING,
        CUT_OFF
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE || event == Event.AFTER_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        String index = context.getMigrationInfo().getDescription().replace(' ', '_');
        try {
            var connection = context.getConnection();
            if (!connection.getAutoCommit()) {
                return; // what a transaction builds is whole or absent
            }
            if (event == Event.BEFORE_EACH_MIGRATE) {
                dropCutOff(connection, index);
            } else if (state(connection, index) != State.VALID_OR_ABSENT) {
                throw new FlywayException("the index " + index + " is INVALID: the next start builds it again");
            }
        } catch (SQLException e) {
            throw new FlywayException("the index " + index + " could not be looked at", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FlywayException("the index " + index + " was not waited for", e);
        }
    }

    @Override
    public String getCallbackName() {
        return "cut-off index";
    }

    /**
     * PostgreSQL goes on with a build whose client was killed. It is asked again and again, for whoever waits in a
     * statement has a snapshot, which the build in turn would wait for: both would be stuck.
     */
    private static void dropCutOff(Connection connection, String index) throws SQLException, InterruptedException {
        var state = state(connection, index);
        while (state == State.BUILDING) {
            Thread.sleep(PAUSE);
            state = state(connection, index);
        }
        if (state == State.CUT_OFF) {
            LOG.warnf("the build of the index %s was cut off; it begins again", index);
            try (var statement = connection.createStatement()) {
                statement.execute("DROP INDEX CONCURRENTLY IF EXISTS " + index);
            }
        }
    }

    private static State state(Connection connection, String index) throws SQLException {
        try (var statement = connection.prepareStatement(BUILDING)) {
            statement.setString(1, index);
            try (var rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return State.VALID_OR_ABSENT;
                }
                return rows.getBoolean(1) ? State.BUILDING : State.CUT_OFF;
            }
        }
    }
}
