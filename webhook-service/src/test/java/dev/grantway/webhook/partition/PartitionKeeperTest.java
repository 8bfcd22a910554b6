package dev.grantway.webhook.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PartitionKeeperTest {
    private static final Instant START = Instant.parse("2030-01-10T12:00:00Z");
    private static final DayTable TABLE = new DayTable("keeper_test", 4, "done_at IS NULL");

    private final DayPartitionStore store;
    private final DataSource database;

    PartitionKeeperTest(DayPartitionStore store, DataSource database) {
        this.store = store;
        this.database = database;
    }

    @Test
    void makesDaysAheadAndDropsThoseThatAreOldAndEmpty() throws SQLException {
        create(TABLE);
        keepAt(TABLE, START);
        assertThat(days(TABLE))
                .contains(LocalDate.of(2030, 1, 6), LocalDate.of(2030, 1, 17))
                .hasSize(12);
        run("INSERT INTO keeper_test VALUES ('2030-01-12 08:00+00', NULL), ('2030-01-13 08:00+00', now())");

        keepAt(TABLE, START.plus(Duration.ofDays(10)));

        assertThat(days(TABLE))
                .contains(LocalDate.of(2030, 1, 12), LocalDate.of(2030, 1, 16), LocalDate.of(2030, 1, 27))
                .doesNotContain(LocalDate.of(2030, 1, 6), LocalDate.of(2030, 1, 13), LocalDate.of(2030, 1, 15));
    }

    @Test
    void finishesWhatACrashLeftHalfDetached() throws SQLException {
        var table = new DayTable("keeper_crash", 4, "done_at IS NULL");
        create(table);
        keepAt(table, START);
        cutOffDetaching("keeper_crash", "keeper_crash_p20300106");

        keepAt(table, START.plus(Duration.ofDays(1)));

        assertThat(days(table)).doesNotContain(LocalDate.of(2030, 1, 6)).contains(LocalDate.of(2030, 1, 18));
    }

    @Test
    void goesOnWithTheOtherDaysWhenOneCannotBeDropped() throws SQLException {
        var table = new DayTable("keeper_view", 4, "done_at IS NULL");
        create(table);
        keepAt(table, START);
        run("CREATE VIEW keeper_viewer AS SELECT due_at FROM keeper_view_p20300106");

        keepAt(table, START.plus(Duration.ofDays(2)));

        assertThat(days(table))
                .contains(LocalDate.of(2030, 1, 6), LocalDate.of(2030, 1, 19))
                .doesNotContain(LocalDate.of(2030, 1, 7));
    }

    /** PostgreSQL waits for the reader between its two steps; the time limit stands for the crash. */
    private void cutOffDetaching(String table, String partition) throws SQLException {
        try (var reader = database.getConnection();
                var query = reader.createStatement()) {
            reader.setAutoCommit(false);
            query.execute("SELECT count(*) FROM " + table);
            assertThatThrownBy(() -> run(
                            "SET statement_timeout = '500ms'",
                            "ALTER TABLE " + table + " DETACH PARTITION " + partition + " CONCURRENTLY"))
                    .isInstanceOf(SQLException.class);
            reader.rollback();
            reader.setAutoCommit(true);
        }
    }

    private void create(DayTable table) throws SQLException {
        run("CREATE TABLE " + table.name()
                + " (due_at timestamptz NOT NULL, done_at timestamptz) PARTITION BY RANGE (due_at)");
    }

    private void keepAt(DayTable table, Instant now) {
        new PartitionKeeper(store, Clock.fixed(now, ZoneOffset.UTC)).keep(table);
    }

    private List<LocalDate> days(DayTable table) {
        return store.list(table).stream().map(DayPartitionStore.Partition::day).toList();
    }

    private void run(String... commands) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            try {
                for (String command : commands) {
                    statement.execute(command);
                }
            } finally {
                statement.execute("RESET statement_timeout");
            }
        }
    }
}
