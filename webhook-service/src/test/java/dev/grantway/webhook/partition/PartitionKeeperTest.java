package dev.grantway.webhook.partition;

import static org.assertj.core.api.Assertions.assertThat;

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
    private static final DayTable TABLE = new DayTable("keeper_test", 4, "done_at IS NULL");

    private final DayPartitionStore store;
    private final DataSource database;

    PartitionKeeperTest(DayPartitionStore store, DataSource database) {
        this.store = store;
        this.database = database;
    }

    @Test
    void makesDaysAheadAndDropsThoseThatAreOldAndEmpty() throws SQLException {
        var start = Instant.parse("2030-01-10T12:00:00Z");
        run("CREATE TABLE keeper_test (due_at timestamptz NOT NULL, done_at timestamptz) PARTITION BY RANGE (due_at)");
        keepAt(start);
        assertThat(days())
                .contains(LocalDate.of(2030, 1, 6), LocalDate.of(2030, 1, 17))
                .hasSize(12);
        run("INSERT INTO keeper_test VALUES ('2030-01-12 08:00+00', NULL), ('2030-01-13 08:00+00', now())");

        keepAt(start.plus(Duration.ofDays(10)));

        assertThat(days())
                .contains(LocalDate.of(2030, 1, 12), LocalDate.of(2030, 1, 16), LocalDate.of(2030, 1, 27))
                .doesNotContain(LocalDate.of(2030, 1, 6), LocalDate.of(2030, 1, 13), LocalDate.of(2030, 1, 15));
    }

    private void keepAt(Instant now) {
        new PartitionKeeper(store, Clock.fixed(now, ZoneOffset.UTC)).keep(TABLE);
    }

    private List<LocalDate> days() {
        return store.list(TABLE).stream().map(DayPartitionStore.Partition::day).toList();
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
