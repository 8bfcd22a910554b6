package dev.grantway.webhook.partition;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The partitions of tables, one a day. */
@Singleton
class DayPartitionStore {
    private static final DateTimeFormatter SUFFIX = DateTimeFormatter.BASIC_ISO_DATE;

    private static final String LIST = """
            SELECT c.relname, i.inhrelid IS NOT NULL AS attached, coalesce(i.inhdetachpending, false) AS half_detached
              FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
              LEFT JOIN pg_inherits i ON i.inhrelid = c.oid
             WHERE n.nspname = current_schema() AND c.relkind = 'r' AND starts_with(c.relname, ?)
             ORDER BY c.relname""";

    private final DataSource database;

    DayPartitionStore(DataSource database) {
        this.database = database;
    }

    /** A partition that exists. */
    record Partition(LocalDate day, State state) {}

    /** How it belongs to its table; a crash can leave one detached, or half so. */
    enum State {
        ATTACHED,
        HALF_DETACHED,
        DETACHED
    }

    List<Partition> list(DayTable table) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(LIST)) {
            statement.setString(1, table.prefix());
            try (var rows = statement.executeQuery()) {
                var partitions = new ArrayList<Partition>();
                while (rows.next()) {
                    String suffix =
                            rows.getString("relname").substring(table.prefix().length());
                    partitions.add(new Partition(LocalDate.parse(suffix, SUFFIX), state(rows)));
                }
                return partitions;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the partitions of " + table.name() + " could not be listed", e);
        }
    }

    private static State state(ResultSet row) throws SQLException {
        if (!row.getBoolean("attached")) {
            return State.DETACHED;
        }
        return row.getBoolean("half_detached") ? State.HALF_DETACHED : State.ATTACHED;
    }

    /** Makes the partition of a day; readers and writers wait for at most 3 s. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void create(DayTable table, LocalDate day) {
        run(
                "the partition could not be made: " + name(table, day),
                "SET LOCAL lock_timeout = '3s'",
                "CREATE TABLE IF NOT EXISTS " + name(table, day) + " PARTITION OF " + table.name()
                        + " FOR VALUES FROM ('" + day + " 00:00+00') TO ('" + day.plusDays(1) + " 00:00+00')"
                        + (table.storage().isEmpty() ? "" : " WITH (" + table.storage() + ")"));
    }

    /** Whether a row is in it that keeps it. */
    boolean isInUse(DayTable table, LocalDate day) {
        String condition = table.keptWhile().isEmpty() ? "false" : table.keptWhile();
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT EXISTS (SELECT 1 FROM " + name(table, day) + " WHERE " + condition + ")")) {
            return rows.next() && rows.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException("the partition could not be read: " + name(table, day), e);
        }
    }

    /** Takes a day away without stopping those who use the other days. */
    void detach(DayTable table, LocalDate day) {
        run(
                "the partition could not be detached: " + name(table, day),
                "ALTER TABLE " + table.name() + " DETACH PARTITION " + name(table, day) + " CONCURRENTLY");
    }

    /** Ends what a crash cut off in {@link #detach}. */
    void finishDetaching(DayTable table, LocalDate day) {
        run(
                "the partition could not be detached to the end: " + name(table, day),
                "ALTER TABLE " + table.name() + " DETACH PARTITION " + name(table, day) + " FINALIZE");
    }

    void drop(DayTable table, LocalDate day) {
        run("the partition could not be dropped: " + name(table, day), "DROP TABLE IF EXISTS " + name(table, day));
    }

    private void run(String problem, String... statements) {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(problem, e);
        }
    }

    private static String name(DayTable table, LocalDate day) {
        return table.prefix() + SUFFIX.format(day);
    }
}
