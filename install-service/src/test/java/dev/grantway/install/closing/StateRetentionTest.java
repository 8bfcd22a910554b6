package dev.grantway.install.closing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.install.installation.Installation;
import dev.grantway.install.installation.InstallationView;
import dev.grantway.install.installation.Removal;
import dev.grantway.install.removal.Uninstalls;
import dev.grantway.install.stage.Installs;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The state topic forgets what has been gone for long. */
@QuarkusTest
class StateRetentionTest {
    private final Installs installs;
    private final InstallationView view;
    private final Uninstalls uninstalls;
    private final StateRetention retention;
    private final Ends ends;
    private final DataSource database;

    StateRetentionTest(
            Installs installs,
            InstallationView view,
            Uninstalls uninstalls,
            StateRetention retention,
            Ends ends,
            DataSource database) {
        this.installs = installs;
        this.view = view;
        this.uninstalls = uninstalls;
        this.retention = retention;
        this.ends = ends;
        this.database = database;
    }

    @Test
    void tellsANullOnceThirtyDaysAfterTheEndAndKeepsTheGeneration() throws SQLException {
        var gone = gone(31);
        var recent = gone(29);
        var active = installs.active();
        age(active, 31);

        retention.forget();
        retention.forget();

        var told = ends.awaitTold(Topic.INSTALLATIONS, gone.id(), last -> last.value() == null);
        assertThat(told.stream().filter(message -> message.value() == null)).hasSize(1);
        assertThat(ends.told(Topic.INSTALLATIONS, recent.id())).noneMatch(message -> message.value() == null);
        assertThat(ends.told(Topic.INSTALLATIONS, active.id())).noneMatch(message -> message.value() == null);
        assertThat(view.find(gone.id()).orElseThrow().generation()).isEqualTo(1);
        assertThat(view.find(gone.id()).orElseThrow().status()).isEqualTo(InstallationStatus.UNINSTALLED);
    }

    @Test
    void isToldAgainWhenItIsInstalledAnew() throws SQLException {
        var gone = gone(31);
        retention.forget();

        var again = installs.activate(installs.authorizeAgain(gone));

        assertThat(again.generation()).isEqualTo(2);
        var told = ends.awaitTold(
                Topic.INSTALLATIONS,
                gone.id(),
                last -> last.value() != null && last.value().contains("\"ACTIVE\""));
        assertThat(told.stream().filter(message -> message.value() == null)).hasSize(1);
        assertThat(told.stream().map(message -> Long.valueOf(TopicReader.header(message, "ce_sequence"))))
                .isSorted()
                .doesNotHaveDuplicates();
        age(again, 31);
        retention.forget();
        assertThat(ends.told(Topic.INSTALLATIONS, gone.id()).getLast().value()).isNotNull();
    }

    @Test
    void isNotErasedAnyMoreOnceItIsInstalledAnew() throws SQLException {
        var gone = gone(31);
        assertThat(update("UPDATE installation SET erased_at = now() WHERE installation_id = ?", gone))
                .isEqualTo(1);

        installs.activate(installs.authorizeAgain(gone));

        String erased = "UPDATE installation SET erased_at = NULL WHERE erased_at IS NOT NULL AND installation_id = ?";
        assertThat(update(erased, gone)).isZero();
    }

    private int update(String sql, Installation installation) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, installation.id());
            return statement.executeUpdate();
        }
    }

    private Installation gone(int days) throws SQLException {
        var installation = installs.active();
        uninstalls.uninstall(installation.id(), Removal.byUser(3));
        age(installation, days);
        return installation;
    }

    private void age(Installation installation, int days) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "UPDATE installation SET changed_at = now() - make_interval(days => ?) WHERE installation_id = ?")) {
            statement.setInt(1, days);
            statement.setString(2, installation.id());
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }
}
