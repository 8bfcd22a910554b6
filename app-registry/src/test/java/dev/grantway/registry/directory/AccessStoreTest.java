package dev.grantway.registry.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.registry.People;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The look-up itself, and how PostgreSQL goes about it where its tables are large. */
@QuarkusTest
class AccessStoreTest {
    private final DataSource database;
    private final AccessStore store;
    private final People people;
    private final Clock clock;

    AccessStoreTest(DataSource database, AccessStore store, People people, Clock clock) {
        this.database = database;
        this.store = store;
        this.people = people;
        this.clock = clock;
    }

    private interface Who {
        void bind(PreparedStatement statement) throws SQLException;
    }

    @Test
    void leavesOutAnAccountThatIsClosedBeforeItsMembershipsAreEnded() throws SQLException {
        var person = people.somebody();
        var open = people.account(AccountKind.STANDARD, null);
        var closed = people.account(AccountKind.STANDARD, null);
        people.join(person, open, "sales");
        people.join(person, closed, "sales");
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("UPDATE account SET closed_at = now() WHERE id = ?")) {
            statement.setInt(1, closed.accountId());
            statement.executeUpdate();
        }

        assertThat(store.find(person.userId(), null, clock.instant())
                        .orElseThrow()
                        .roles())
                .extracting(held -> held.account().accountId())
                .containsExactly(open.accountId());
    }

    @Test
    void goesFromThePersonToTheirMembershipsToTheirAccounts() throws SQLException {
        assertThat(plan(AccessStore.BY_ID, statement -> statement.setInt(3, 7)))
                .noneMatch(line -> line.contains("Seq Scan"))
                .anyMatch(line -> line.contains("app_user_pkey"))
                .anyMatch(line -> line.contains("membership_user"))
                .anyMatch(line -> line.contains("Index Cond: (user_id = 7)"))
                .anyMatch(line -> line.contains("Index Cond: (id = m.account_id)"));
    }

    @Test
    void doesSoFromTheirAddressToo() throws SQLException {
        assertThat(plan(AccessStore.BY_EMAIL, statement -> statement.setString(3, "a@b.example")))
                .noneMatch(line -> line.contains("Seq Scan"))
                .anyMatch(line -> line.contains("app_user_email_key_key"))
                .anyMatch(line -> line.contains("Index Cond: (user_id = u.id)"))
                .anyMatch(line -> line.contains("Index Cond: (id = m.account_id)"));
    }

    /** The tables of a test are small, so that reading them whole has to be forbidden. */
    private List<String> plan(String sql, Who who) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var settings = connection.createStatement();
                    var statement = connection.prepareStatement("EXPLAIN (COSTS OFF) " + sql)) {
                for (String way : List.of("seqscan", "hashjoin", "mergejoin")) {
                    settings.execute("SET LOCAL enable_" + way + " = off");
                }
                statement.setString(1, "session");
                statement.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
                who.bind(statement);
                var lines = new ArrayList<String>();
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        lines.add(rows.getString(1));
                    }
                }
                return lines;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }
}
