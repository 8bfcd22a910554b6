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
    private final PartitionIndexStore indexes;
    private final DataSource database;

    PartitionKeeperTest(DayPartitionStore store, PartitionIndexStore indexes, DataSource database) {
        this.store = store;
        this.indexes = indexes;
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

    /** As after an upgrade: the table has an index that its days of before lack, one of them cut off in the middle. */
    @Test
    void givesDaysOfBeforeTheIndexesThatTheirTableGotLater() throws SQLException {
        var table = new DayTable("keeper_index", 4, "done_at IS NULL");
        create(table);
        keepAt(table, START);
        run(
                "INSERT INTO keeper_index VALUES ('2030-01-12 08:00+00', NULL)",
                "CREATE INDEX keeper_index_done ON ONLY keeper_index (done_at) WHERE done_at IS NOT NULL");
        var missing = indexes.findMissing(table);
        assertThat(missing).hasSize(12);
        var cutOff = missing.getFirst();
        run(
                "CREATE INDEX " + cutOff.name() + " ON " + cutOff.partition() + cutOff.definition(),
                "UPDATE pg_index SET indisvalid = false WHERE indexrelid = '" + cutOff.name() + "'::regclass");

        keeperAt(START).buildIndexes(table);

        assertThat(indexes.findMissing(table)).isEmpty();
        assertThat(
                        numberOf(
                                "SELECT count(*) FROM pg_index WHERE indisvalid AND indexrelid = 'keeper_index_done'::regclass"))
                .isOne();
        keepAt(table, START.plus(Duration.ofDays(1)));
        assertThat(numberOf("SELECT count(*) FROM pg_indexes WHERE tablename = 'keeper_index_p20300118'"))
                .isOne();
    }

    @Test
    void leavesRoomInTheDaysOfATableThatAsksForIt() throws SQLException {
        var table = new DayTable("keeper_room", 4, "done_at IS NULL", "fillfactor = 50");
        create(table);

        keepAt(table, START);

        assertThat(
                        numberOf(
                                "SELECT count(*) FROM pg_class WHERE relname LIKE 'keeper_room_p%' AND reloptions = '{fillfactor=50}'"))
                .isEqualTo(12);
    }

    private int numberOf(String query) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getInt(1);
        }
    }

    private PartitionKeeper keeperAt(Instant now) {
        return new PartitionKeeper(store, indexes, Clock.fixed(now, ZoneOffset.UTC));
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
        keeperAt(now).keep(table);
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
