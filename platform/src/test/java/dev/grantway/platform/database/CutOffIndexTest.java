package dev.grantway.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.grantway.devstack.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A migration that builds an index, run again after its first run was cut off. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CutOffIndexTest {
    private static final EmbeddedDatabase SERVER = EmbeddedDatabase.forTests();
    private static final String BUILD = "CREATE UNIQUE INDEX CONCURRENTLY thing_by_name ON thing (name)";
    private static final String VALID =
            "SELECT count(*) FROM pg_index" + " WHERE indexrelid = to_regclass('thing_by_name') AND indisvalid";
    private static final String IDENTITY = "SELECT coalesce(to_regclass('thing_by_name')::oid::bigint, 0)";
    private static final String WAITING = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            + " AND pid <> pg_backend_pid() AND query LIKE '%pg_locks%'";

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void anIndexThatAFailedBuildLeftInvalidIsBuiltAgain() throws SQLException {
        String url = SERVER.jdbcUrl("failed");
        try (var connection = connect(url)) {
            run(connection, "CREATE TABLE thing (name text)");
            run(connection, "INSERT INTO thing VALUES ('twice'), ('twice')");
            assertThatThrownBy(() -> run(connection, BUILD)).isInstanceOf(SQLException.class);
            run(connection, "DELETE FROM thing");
            long cutOff = number(connection, IDENTITY);

            migrate(url);

            assertThat(number(connection, VALID)).isEqualTo(1);
            assertThat(number(connection, IDENTITY)).isNotEqualTo(cutOff);
        }
    }

    @Test
    void aBuildThatOutlivesItsPodIsWaitedForAndKept() throws Exception {
        String url = SERVER.jdbcUrl("outlived");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var reader = connect(url);
                var builder = connect(url);
                var writer = connect(url)) {
            run(reader, "CREATE TABLE thing (name text)");
            writer.setAutoCommit(false);
            run(writer, "INSERT INTO thing VALUES ('unfinished')"); // what the build waits for
            var build = threads.submit(() -> {
                run(builder, BUILD);
                return true;
            });
            await().until(() -> number(reader, IDENTITY) != 0);
            long begun = number(reader, IDENTITY);

            var migration = threads.submit(() -> migrate(url));
            await().until(() -> number(reader, WAITING) == 1);
            writer.commit();

            assertThat(build.get(60, TimeUnit.SECONDS)).isTrue();
            assertThat(migration.get(60, TimeUnit.SECONDS)).isEqualTo(1);
            assertThat(number(reader, VALID)).isEqualTo(1);
            assertThat(number(reader, IDENTITY)).isEqualTo(begun);
        }
    }

    private static int migrate(String url) {
        var flyway = Flyway.configure()
                .dataSource(url, "postgres", "postgres")
                .locations("classpath:db/index")
                .baselineOnMigrate(true)
                .baselineVersion("0");
        new ConcurrentIndexes().customize(flyway);
        return flyway.load().migrate().migrationsExecuted;
    }

    private static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, "postgres", "postgres");
    }

    private static void run(Connection connection, String command) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getLong(1);
        }
    }
}
