package dev.grantway.registry;

import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;

/** Does something in the middle of a transaction of somebody else. */
public final class Meanwhile {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private Meanwhile() {}

    /**
     * The other begins after the first, and has its answer, or waits for a lock, when the rest is done and all commits.
     */
    public static <T> T run(DataSource database, Runnable first, Callable<T> other, Runnable rest)
            throws ExecutionException, InterruptedException, TimeoutException {
        try (var thread = Executors.newSingleThreadExecutor()) {
            var answer = QuarkusTransaction.requiringNew().call(() -> {
                first.run();
                var begun = thread.submit(other);
                await().atMost(LONGEST).until(() -> begun.isDone() || somebodyWaits(database));
                rest.run();
                return begun;
            });
            return answer.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** For the statements that a test does itself, in the transaction that is open. */
    public static void execute(DataSource database, String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            var _ = statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean somebodyWaits(DataSource database) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT 1 FROM pg_locks WHERE NOT granted")) {
            return rows.next();
        }
    }
}
