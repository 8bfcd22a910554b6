package dev.grantway.token.database;

import dev.grantway.platform.database.SqlStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/** Stores on a database of a test's own. */
public final class TestStores {
    private TestStores() {}

    public static SqlStore on(DataSource database) {
        return new SqlStore(database);
    }

    /** On a database that takes no connections while it is away. */
    public static SqlStore on(DataSource database, AtomicBoolean away) {
        return new SqlStore((DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (_, method, arguments) -> {
                    if (away.get()) {
                        throw new SQLException("connection refused", "08001");
                    }
                    try {
                        return method.invoke(database, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
