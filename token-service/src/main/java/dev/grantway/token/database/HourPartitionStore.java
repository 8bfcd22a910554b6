package dev.grantway.token.database;

import dev.grantway.platform.database.SqlStore;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Partitions of tables whose rows are good for hours: one an hour, by the column {@code hour}. */
@Singleton
public class HourPartitionStore {
    /** One pod at a time for each table; the lock belongs to the connection, so it ends with the pod. */
    private static final String LOCK = "SELECT pg_try_advisory_lock(7236428, hashtext(':table'))";

    private static final String UNLOCK = "SELECT pg_advisory_unlock(7236428, hashtext(':table'))";

    private static final String ATTACHED = """
            SELECT c.relname, i.inhdetachpending FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
             WHERE i.inhparent = ':table'::regclass""";

    /** Tables that a job made, or took off, and could not finish. */
    private static final String LOOSE = """
            SELECT c.relname FROM pg_class c
             WHERE c.relkind = 'r' AND c.relname ~ '^:table_[0-9]+$' AND pg_table_is_visible(c.oid)
               AND NOT EXISTS (SELECT 1 FROM pg_inherits i WHERE i.inhrelid = c.oid)""";

    private final SqlStore sql;

    HourPartitionStore(SqlStore sql) {
        this.sql = sql;
    }

    /**
     * A table and the hours, counted from 1970, that it has partitions for.
     *
     * @param name of ours, never a caller's: it becomes SQL
     * @param oldest the first hour that is kept
     * @param newest the last hour that is made ahead
     */
    public record HourlyTable(String name, int oldest, int newest) {
        private String in(String statement) {
            return statement.replace(":table", name);
        }

        private String partition(int hour) {
            return name + "_" + hour;
        }

        private int hourOf(String partition) {
            return Integer.parseInt(partition.substring(name.length() + 1));
        }
    }

    /** A partition. */
    private record Attached(int hour, boolean halfDetached) {}

    /** Makes those that are missing and drops those that are over; false when another pod is at it. */
    public boolean arrange(HourlyTable table) {
        return sql.onOneConnection(connection -> {
            if (!isTrue(connection, table.in(LOCK))) {
                return false;
            }
            try {
                arrange(connection, table);
                return true;
            } finally {
                var _ = isTrue(connection, table.in(UNLOCK));
            }
        });
    }

    private static void arrange(Connection connection, HourlyTable table) throws SQLException {
        var attached = attached(connection, table);
        for (int hour = table.oldest(); hour <= table.newest(); hour++) {
            int wanted = hour;
            if (attached.stream().noneMatch(partition -> partition.hour() == wanted)) {
                attach(connection, table, hour);
            }
        }
        for (var partition : attached) {
            if (partition.hour() < table.oldest()) {
                detach(connection, table, partition);
            }
        }
        for (int hour : loose(connection, table)) {
            run(connection, "DROP TABLE " + table.partition(hour));
        }
    }

    /** Made beside the parent and then attached: making it inside would lock out every request. */
    private static void attach(Connection connection, HourlyTable table, int hour) throws SQLException {
        String partition = table.partition(hour);
        run(connection, "CREATE TABLE IF NOT EXISTS " + partition + " (LIKE " + table.name() + " INCLUDING ALL)");
        run(
                connection,
                "ALTER TABLE " + table.name() + " ATTACH PARTITION " + partition + " FOR VALUES FROM (" + hour
                        + ") TO (" + (hour + 1) + ")");
    }

    private static void detach(Connection connection, HourlyTable table, Attached partition) throws SQLException {
        run(
                connection,
                "ALTER TABLE " + table.name() + " DETACH PARTITION " + table.partition(partition.hour())
                        + (partition.halfDetached() ? " FINALIZE" : " CONCURRENTLY"));
    }

    private static List<Attached> attached(Connection connection, HourlyTable table) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(table.in(ATTACHED))) {
            var attached = new ArrayList<Attached>();
            while (rows.next()) {
                attached.add(
                        new Attached(table.hourOf(rows.getString("relname")), rows.getBoolean("inhdetachpending")));
            }
            return attached;
        }
    }

    private static List<Integer> loose(Connection connection, HourlyTable table) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(table.in(LOOSE))) {
            var hours = new ArrayList<Integer>();
            while (rows.next()) {
                hours.add(table.hourOf(rows.getString("relname")));
            }
            return hours;
        }
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
