package dev.grantway.token.database;

import dev.grantway.platform.database.SqlStore;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javax.sql.DataSource;

/** The store of all tests; on a thread that asks for it, it writes down each statement that is prepared. */
@Alternative
@Priority(1)
@Singleton
public class CountingSqlStore extends SqlStore {
    private final ThreadLocal<List<String>> statements = new ThreadLocal<>();

    CountingSqlStore(DataSource database) {
        super(database);
    }

    /** The first word of each statement that the work ran, on this thread. */
    public List<String> statementsOf(Callable<?> work) throws Exception {
        var seen = new ArrayList<String>();
        statements.set(seen);
        try {
            var _ = work.call();
        } finally {
            statements.remove();
        }
        return seen.stream()
                .map(statement -> statement.strip().split("\\s", 2)[0])
                .toList();
    }

    @Override
    public <T> T onOneConnection(WorkInStore<T> work) {
        return super.onOneConnection(
                connection -> statements.get() == null ? work.on(connection) : work.on(noting(connection)));
    }

    private Connection noting(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    if (method.getName().startsWith("prepare")
                            || method.getName().equals("createStatement")) {
                        statements.get().add(String.valueOf(arguments == null ? "" : arguments[0]));
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
