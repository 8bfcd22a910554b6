package dev.grantway.install.attack;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** How many rows the service's tables have. */
@Singleton
class Rows {
    private static final String TABLES = """
            SELECT table_name FROM information_schema.tables
             WHERE table_schema = 'public' AND table_type = 'BASE TABLE'""";

    private final DataSource database;

    Rows(DataSource database) {
        this.database = database;
    }

    /** Those of each table. */
    Map<String, Long> all() {
        var counts = new TreeMap<String, Long>();
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var tables = statement.executeQuery(TABLES)) {
            while (tables.next()) {
                counts.put(tables.getString(1), of(tables.getString(1)));
            }
            return counts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    long of(String table) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM " + statement.enquoteIdentifier(table, true))) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
