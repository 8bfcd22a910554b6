package dev.grantway.token.database;

import javax.sql.DataSource;

/** Stores on a database of a test's own. */
public final class TestStores {
    private TestStores() {}

    public static SqlStore on(DataSource database) {
        return new SqlStore(database);
    }
}
