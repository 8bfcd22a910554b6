package dev.grantway.token.code;

import dev.grantway.token.database.SqlStore;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The partitions of {@code authorization_code}, one an hour. */
@Singleton
class PartitionStore {
    /** One pod at a time; the lock belongs to the connection, so it ends with the pod. */
    private static final String LOCK = "SELECT pg_try_advisory_lock(7236428195)";

    private static final String UNLOCK = "SELECT pg_advisory_unlock(7236428195)";

    private static final String PREFIX = "authorization_code_";

    private static final String ATTACHED = """
            SELECT c.relname, i.inhdetachpending FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
             WHERE i.inhparent = 'authorization_code'::regclass""";

    /** Tables that a job made, or took off, and could not finish. */
    private static final String LOOSE = """
            SELECT c.relname FROM pg_class c
             WHERE c.relkind = 'r' AND c.relname ~ '^authorization_code_[0-9]+$' AND pg_table_is_visible(c.oid)
               AND NOT EXISTS (SELECT 1 FROM pg_inherits i WHERE i.inhrelid = c.oid)""";

    private final SqlStore sql;

    PartitionStore(SqlStore sql) {
        this.sql = sql;
    }

    /** A partition. */
    record Attached(int hour, boolean halfDetached) {}

    /** Makes those that are missing and drops those that are over; false when another pod is at it. */
    boolean arrange(CodeHours hours) {
        return sql.onOneConnection(connection -> {
            if (!isTrue(connection, LOCK)) {
                return false;
            }
            try {
                arrange(connection, hours);
                return true;
            } finally {
                var _ = isTrue(connection, UNLOCK);
            }
        });
    }

    private static void arrange(Connection connection, CodeHours hours) throws SQLException {
        var attached = attached(connection);
        for (int hour = hours.oldestKept(); hour <= hours.newestMade(); hour++) {
            int wanted = hour;
            if (attached.stream().noneMatch(partition -> partition.hour() == wanted)) {
                attach(connection, hour);
            }
        }
        for (var partition : attached) {
            if (partition.hour() < hours.oldestKept()) {
                detach(connection, partition);
            }
        }
        for (int hour : loose(connection)) {
            run(connection, "DROP TABLE " + PREFIX + hour);
        }
    }

    /** Made beside the parent and then attached: making it inside would lock out every exchange. */
    private static void attach(Connection connection, int hour) throws SQLException {
        run(connection, "CREATE TABLE IF NOT EXISTS " + PREFIX + hour + " (LIKE authorization_code INCLUDING ALL)");
        run(
                connection,
                "ALTER TABLE authorization_code ATTACH PARTITION " + PREFIX + hour + " FOR VALUES FROM (" + hour
                        + ") TO (" + (hour + 1) + ")");
    }

    private static void detach(Connection connection, Attached partition) throws SQLException {
        run(
                connection,
                "ALTER TABLE authorization_code DETACH PARTITION " + PREFIX + partition.hour()
                        + (partition.halfDetached() ? " FINALIZE" : " CONCURRENTLY"));
    }

    private static List<Attached> attached(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(ATTACHED)) {
            var attached = new ArrayList<Attached>();
            while (rows.next()) {
                attached.add(new Attached(hourOf(rows.getString("relname")), rows.getBoolean("inhdetachpending")));
            }
            return attached;
        }
    }

    private static List<Integer> loose(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(LOOSE)) {
            var hours = new ArrayList<Integer>();
            while (rows.next()) {
                hours.add(hourOf(rows.getString("relname")));
            }
            return hours;
        }
    }

    private static int hourOf(String table) {
        return Integer.parseInt(table.substring(PREFIX.length()));
    }

    private static boolean isTrue(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private static void run(Connection connection, String command) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
