package dev.grantway.install.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grantway.contracts.events.UserRemoved;
import dev.grantway.install.installation.InstallationView;
import dev.grantway.install.request.AskOutcome.Asked;
import dev.grantway.install.request.DecisionOutcome.Decided;
import dev.grantway.install.stage.Stage;
import dev.grantway.install.timeline.Timeline;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What people wrote in requests is not kept for ever. */
@QuarkusTest
class RequestRetentionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Stage stage;
    private final Requests requests;
    private final RequestRetention retention;
    private final InstallationView view;
    private final Timeline timeline;
    private final DataSource database;

    RequestRetentionTest(
            Stage stage,
            Requests requests,
            RequestRetention retention,
            InstallationView view,
            Timeline timeline,
            DataSource database) {
        this.stage = stage;
        this.requests = requests;
        this.retention = retention;
        this.view = view;
        this.timeline = timeline;
        this.database = database;
    }

    @Test
    void dropsThemNinetyDaysAfterTheyRanOutWithTheInstallationThatNeverWas() throws SQLException {
        var old = ask(Stage.newId());
        var recent = ask(Stage.newId());
        var open = ask(Stage.newId());
        String wish = view.find(old.appId(), old.accountId()).orElseThrow().id();
        assertThat(timeline.before(wish, Timeline.NEWEST, 10)).hasSize(1);
        end(old, 91);
        end(recent, 89);
        ageWish(old, 91);
        ageWish(recent, 89);
        ageWish(open, 91);

        retention.forget();

        assertThat(requests.find(old.id())).isEmpty();
        assertThat(view.find(wish)).isEmpty();
        assertThat(timeline.before(wish, Timeline.NEWEST, 10)).isEmpty();
        assertThat(requests.find(recent.id())).isPresent();
        assertThat(view.find(recent.appId(), recent.accountId())).isPresent();
        assertThat(requests.find(open.id())).isPresent();
        assertThat(view.find(open.appId(), open.accountId())).isPresent();
    }

    @Test
    void forgetsWhatWasWrittenWhenThePersonIsRemoved() {
        int person = Stage.newId();
        var declined = ask(person);
        var open = ask(person);
        var ofOther = ask(Stage.newId());
        assertThat(requests.decide(
                        declined.id(), declined.revision(), RequestStatus.DECLINED, Stage.newId(), "Not for them"))
                .isInstanceOf(Decided.class);

        var now = Instant.now();
        stage.publish(new UserRemoved(person, now.toEpochMilli(), now));

        await().atMost(PATIENCE).until(() -> requests.find(open.id()).isEmpty());
        var left = requests.find(declined.id()).orElseThrow();
        assertThat(left.status()).isEqualTo(RequestStatus.DECLINED);
        assertThat(left.note()).isEmpty();
        assertThat(left.verdict().orElseThrow().reason()).isEmpty();
        assertThat(requests.find(ofOther.id()).orElseThrow().note()).isEqualTo("Please");
    }

    private InstallRequest ask(int requester) {
        var account = Stage.account();
        var wish = new Wish(
                stage.app(),
                account.accountId(),
                requester,
                List.of("base"),
                List.of(),
                "Please",
                "/oauth/authorize?client_id=x");
        return ((Asked) requests.ask(wish)).request();
    }

    private void end(InstallRequest request, int daysAgo) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("UPDATE install_request SET status = 'WITHDRAWN',"
                        + " expires_at = now() - make_interval(days => ?) WHERE request_id = ?")) {
            statement.setInt(1, daysAgo);
            statement.setObject(2, request.id());
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private void ageWish(InstallRequest request, int days) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("UPDATE installation"
                        + " SET changed_at = now() - make_interval(days => ?) WHERE app_id = ? AND account_id = ?")) {
            statement.setInt(1, days);
            statement.setInt(2, request.appId());
            statement.setInt(3, request.accountId());
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }
}
