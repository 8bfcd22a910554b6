package dev.grantway.install.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.install.stage.Browser;
import dev.grantway.install.stage.Neighbours;
import dev.grantway.install.stage.Rights;
import dev.grantway.install.stage.Stage;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is remembered of memberships for the time when the directory is away. */
@QuarkusTest
class MembershipsTest {
    private final Stage stage;
    private final Neighbours neighbours;
    private final AgroalDataSource database;

    MembershipsTest(Stage stage, Neighbours neighbours, AgroalDataSource database) {
        this.stage = stage;
        this.neighbours = neighbours;
        this.database = database;
    }

    @Test
    void areWrittenOnlyWhereTheyDiffer() throws SQLException {
        var same = Stage.account();
        var changing = Stage.account();
        var ending = Stage.account();
        var browser = stage.signIn(same, changing, ending);
        look(browser);
        var before = versions(browser.userId());

        look(browser);

        assertThat(versions(browser.userId())).isEqualTo(before).hasSize(3);

        stage.know(browser.userId(), same, Rights.limitedTo(changing, List.of("base")));
        look(browser);

        var after = versions(browser.userId());
        assertThat(after).hasSize(2);
        assertThat(after.get(same.accountId())).isEqualTo(before.get(same.accountId()));
        assertThat(after.get(changing.accountId())).isNotEqualTo(before.get(changing.accountId()));
    }

    @Test
    void areThoseSeenLastWhileTheDirectoryIsAway() {
        var account = Stage.account();
        var gone = Stage.account();
        var browser = stage.signIn(account, gone);
        look(browser);
        stage.know(browser.userId(), account);
        look(browser);
        neighbours.directoryAway.set(true);
        try {
            assertThat(browser.open("/connected-apps").asString())
                    .contains(account.name())
                    .doesNotContain(gone.name());
        } finally {
            neighbours.directoryAway.set(false);
        }
    }

    private static void look(Browser browser) {
        assertThat(browser.open("/connected-apps").statusCode()).isEqualTo(200);
    }

    /** By account what changes with each write, and with each lock of the row. */
    private Map<Integer, String> versions(int userId) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "SELECT account_id, ctid::text || xmin || ' ' || xmax FROM account_member_seen WHERE user_id = ?")) {
            select.setInt(1, userId);
            try (var rows = select.executeQuery()) {
                var versions = new HashMap<Integer, String>();
                while (rows.next()) {
                    versions.put(rows.getInt(1), rows.getString(2));
                }
                return versions;
            }
        }
    }
}
