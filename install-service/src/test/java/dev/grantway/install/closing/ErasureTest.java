package dev.grantway.install.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.grantway.contracts.events.EventApp;
import dev.grantway.contracts.events.InstallUninstalled;
import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.contracts.events.Notice;
import dev.grantway.contracts.events.UsageTotals;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.install.closing.Closing.Act;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.installation.AskedInstall;
import dev.grantway.install.installation.Installation;
import dev.grantway.install.installation.InstallationView;
import dev.grantway.install.installation.RequestedInstallations;
import dev.grantway.install.stage.Installs;
import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.Stage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An account that is erased leaves nothing but counters. */
@QuarkusTest
class ErasureTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Stage stage;
    private final Installs installs;
    private final InstallationView view;
    private final Ends ends;
    private final Erasure erasure;
    private final RequestedInstallations requests;
    private final DataSource database;
    private final AccountAccess account = Stage.account();
    private Installation first;
    private Installation second;

    ErasureTest(
            Stage stage,
            Installs installs,
            InstallationView view,
            Ends ends,
            Erasure erasure,
            RequestedInstallations requests,
            DataSource database) {
        this.stage = stage;
        this.installs = installs;
        this.view = view;
        this.ends = ends;
        this.erasure = erasure;
        this.requests = requests;
        this.database = database;
    }

    @BeforeEach
    void fill() throws SQLException {
        first = installed();
        second = installed();
        stage.publish(usage(first));
        await().atMost(PATIENCE).until(() -> rows(first).containsKey("usage_hour"));
        run("INSERT INTO install_request (request_id, app_id, account_id, requester, scopes, optional_scopes, note,"
                + " finish_path, status, revision, requested_at, expires_at) VALUES (gen_random_uuid(), 1, "
                + account.accountId() + ", 3, '{}', '{}', 'please', '/', 'OPEN', 1, now(), now())");
        run("INSERT INTO account_policy VALUES (" + account.accountId() + ", 1, true, true, '{}', '{}', NULL, now())");
        run("INSERT INTO account_policy_change VALUES (" + account.accountId() + ", 1, 3, now(), '{}', '{}')");
        run("INSERT INTO installation_suspension VALUES ('" + first.id()
                + "', 1, 'RESUMED', now(), 3, 'BY_USER', 'a note', true, NULL)");
        run("INSERT INTO installation_keeper VALUES ('" + first.id() + "', 1, 4, now())");
        run("INSERT INTO member_left VALUES (3, " + account.accountId() + ", now())");
        assertThat(rows(first))
                .containsKeys(
                        "account_member_seen",
                        "account_policy",
                        "account_policy_change",
                        "install_request",
                        "installation_consent",
                        "installation_fact",
                        "installation_grant",
                        "installation_keeper",
                        "installation_suspension",
                        "installation_usage",
                        "member_left",
                        "usage_hour");
    }

    @Test
    void leavesNoRowButTheCountersAndANullOnTheTopic() throws SQLException {
        ends.close(account.accountId(), true);
        ends.awaitAccountDone(account.accountId(), Act.ERASE);

        for (var installation : List.of(first, second)) {
            assertThat(rows(installation)).containsOnlyKeys("installation");
            var kept = view.find(installation.id()).orElseThrow();
            assertThat(kept.status()).isEqualTo(InstallationStatus.UNINSTALLED);
            assertThat(kept.generation()).isEqualTo(1);
            assertThat(kept.installedBy()).isNull();
            assertThat(kept.removal()).isNull();
            assertThat(kept.scopes()).isEmpty();
            var told = ends.awaitTold(Topic.INSTALLATIONS, installation.id(), last -> last.value() == null);
            assertThat(told.stream().map(message -> Long.valueOf(TopicReader.header(message, "ce_sequence"))))
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void takesInNoUsageThatComesLater() throws SQLException {
        ends.close(account.accountId(), true);
        ends.awaitAccountDone(account.accountId(), Act.ERASE);
        var other = installs.active();

        stage.publish(usage(first));
        stage.publish(usage(second));
        stage.publish(usage(other));

        await().atMost(PATIENCE).until(() -> rows(other).containsKey("usage_hour"));
        assertThat(rows(first)).containsOnlyKeys("installation");
    }

    @Test
    void takesAwayWhatWasOnlyAskedForBeforeOrAfter() throws SQLException {
        var before = requested();
        assertThat(rows(before)).containsKey("installation_fact");

        ends.close(account.accountId(), true);
        ends.awaitAccountDone(account.accountId(), Act.ERASE);
        var after = requested();
        await().atMost(PATIENCE).until(() -> view.find(after.id()).isEmpty());
        ends.awaitAccountDone(account.accountId(), Act.ERASE);

        assertThat(view.find(before.id())).isEmpty();
        assertThat(rows(before)).containsOnlyKeys("installation");
        assertThat(rows(after)).containsOnlyKeys("installation");
        assertThat(ends.told(Topic.INSTALLATIONS, before.id()))
                .as("of its state nobody was told")
                .isEmpty();
    }

    @Test
    void isNotWhatBecomesOfAnAccountThatIsOnlyClosed() throws SQLException {
        ends.close(account.accountId(), false);
        ends.awaitAccountDone(account.accountId(), Act.UNINSTALL);

        assertThat(rows(first)).containsKeys("installation_fact", "account_member_seen");
        ends.awaitTold(Topic.INSTALL_EVENTS, first.id(), last -> Ends.type(last).equals(InstallUninstalled.TYPE));
        assertThat(ends.told(Topic.INSTALLATIONS, first.id())).noneMatch(message -> message.value() == null);
        assertThat(ends.told(Topic.NOTICES, Notice.toSuperAdmins(account.accountId())))
                .as("nobody is left to be told")
                .isEmpty();

        ends.close(account.accountId(), true); // and then they want more
        ends.awaitAccountDone(account.accountId(), Act.ERASE);
        assertThat(rows(first)).containsOnlyKeys("installation");
    }

    @Test
    void leavesAloneWhatIsNotGone() throws SQLException {
        assertThatThrownBy(() -> erasure.eraseInstallation(first.id())).isInstanceOf(IllegalStateException.class);

        assertThat(rows(first)).containsKeys("installation_fact", "installation_grant");
    }

    private Installation installed() {
        return installs.activate(installs.authorize(stage.signIn(account), Link.to(stage.app()), account));
    }

    private Installation requested() {
        var app = stage.app();
        return QuarkusTransaction.requiringNew().call(() -> {
            requests.record(new AskedInstall(
                    UUID.randomUUID().toString(),
                    new EventApp(app.appId(), app.clientId(), app.version()),
                    account.accountId(),
                    3,
                    List.of("base"),
                    Instant.now()));
            return view.find(app.appId(), account.accountId()).orElseThrow();
        });
    }

    private static UsageTotals usage(Installation installation) {
        var hour = Instant.now().truncatedTo(ChronoUnit.HOURS);
        return new UsageTotals(
                installation.id(),
                System.nanoTime(),
                installation.app().id(),
                installation.accountId(),
                hour,
                "token",
                "one",
                1,
                0,
                List.of(),
                null,
                null,
                hour,
                hour);
    }

    /** How many rows name the installation or its account, by table: of all tables that there are. */
    private Map<String, Integer> rows(Installation installation) throws SQLException {
        var counts = new HashMap<String, Integer>();
        for (String[] column : columns()) {
            String value = column[1].equals("account_id")
                    ? Integer.toString(installation.accountId())
                    : "'" + installation.id() + "'";
            int count = count("SELECT count(*) FROM " + column[0] + " WHERE " + column[1] + " = " + value);
            if (count > 0) {
                counts.put(column[0], count);
            }
        }
        return counts;
    }

    private List<String[]> columns() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery("SELECT table_name, column_name FROM information_schema.columns"
                        + " WHERE table_schema = 'public' AND column_name IN ('account_id', 'installation_id')")) {
            var columns = new ArrayList<String[]>();
            while (found.next()) {
                columns.add(new String[] {found.getString(1), found.getString(2)});
            }
            return columns;
        }
    }

    private int count(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            found.next();
            return found.getInt(1);
        }
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
