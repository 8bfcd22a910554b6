package dev.grantway.webhook.partition;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The indexes that a migration made {@code ON ONLY} a table: the partitions of before do not have them yet. */
@Singleton
class PartitionIndexStore {
    /** As PostgreSQL would write it, with the partition and a name of our own in place of the table's. */
    private static final String MISSING = """
            SELECT i.relname AS parent, p.relname AS partition, p.relname || '_' || i.oid AS name,
                   regexp_replace(pg_get_indexdef(i.oid), '^CREATE INDEX \\S+ ON ONLY \\S+', '') AS definition
              FROM pg_index x
              JOIN pg_class i ON i.oid = x.indexrelid
              JOIN pg_inherits h ON h.inhparent = x.indrelid AND NOT h.inhdetachpending
              JOIN pg_class p ON p.oid = h.inhrelid
             WHERE x.indrelid = to_regclass(?) AND NOT x.indisvalid
               AND NOT EXISTS (SELECT 1 FROM pg_inherits c JOIN pg_index own ON own.indexrelid = c.inhrelid
                                WHERE c.inhparent = i.oid AND own.indrelid = p.oid)
             ORDER BY p.relname DESC, i.oid""";

    private static final String CUT_OFF = "SELECT 1 FROM pg_index WHERE indexrelid = to_regclass(?) AND NOT indisvalid";

    private final DataSource database;

    PartitionIndexStore(DataSource database) {
        this.database = database;
    }

    /**
     * An index that a partition lacks.
     *
     * @param parent the table's
     * @param name of the partition's
     * @param definition from its method on
     */
    record Missing(String parent, String partition, String name, String definition) {}

    List<Missing> findMissing(DayTable table) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(MISSING)) {
            statement.setString(1, table.name());
            try (var rows = statement.executeQuery()) {
                var missing = new ArrayList<Missing>();
                while (rows.next()) {
                    missing.add(new Missing(
                            rows.getString("parent"),
                            rows.getString("partition"),
                            rows.getString("name"),
                            rows.getString("definition")));
                }
                return missing;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the indexes of " + table.name() + " could not be listed", e);
        }
    }

    /** Builds it beside those who write; what a cut-off build left goes first, unless PostgreSQL is at it still. */
    void build(Missing index) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            if (isCutOff(index)) {
                try {
                    statement.execute("SET lock_timeout = '2s'");
                    statement.execute("DROP INDEX CONCURRENTLY IF EXISTS " + index.name());
                } finally {
                    statement.execute("RESET lock_timeout");
                }
            }
            statement.execute("CREATE INDEX CONCURRENTLY IF NOT EXISTS " + index.name() + " ON " + index.partition()
                    + index.definition());
            statement.execute("ALTER INDEX " + index.parent() + " ATTACH PARTITION " + index.name());
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "the index " + index.name() + " of " + index.partition() + " could not be built", e);
        }
    }

    private boolean isCutOff(Missing index) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(CUT_OFF)) {
            statement.setString(1, index.name());
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }
}
