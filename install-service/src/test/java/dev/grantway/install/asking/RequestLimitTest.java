package dev.grantway.install.asking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.install.request.Requests;
import dev.grantway.install.stage.Browser;
import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.Roles;
import dev.grantway.install.stage.Stage;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** How often administrators can be called upon. */
@QuarkusTest
class RequestLimitTest {
    private static final int MOST = 5;
    private static final int MOST_IN_ACCOUNT = 20;

    private final Stage stage;
    private final Asked asked;
    private final Requests requests;
    private final DataSource database;
    private final String kafka;

    RequestLimitTest(
            Stage stage,
            Asked asked,
            Requests requests,
            DataSource database,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.stage = stage;
        this.asked = asked;
        this.requests = requests;
        this.database = database;
        this.kafka = kafka;
    }

    @Test
    void isFiveTimesADayForOnePersonAndAppWhetherTakenBackOrDeclined() {
        var scene = asked.request();
        var admin = stage.signIn(Roles.superAdmin(scene.account()));
        for (int time = 1; time < MOST; time++) {
            end(scene, admin, time);
            assertThat(again(scene).statusCode()).isEqualTo(303);
        }
        assertThat(Asked.ask(scene.requester(), Link.to(scene.app()), scene.account(), "changed")
                        .statusCode())
                .as("what waits can be changed as often as you like")
                .isEqualTo(303);
        end(scene, admin, MOST);

        var refused = again(scene);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.asString()).contains("ASKED_TOO_OFTEN", "/connected-apps/requests/mine");
        assertThat(requests.of(scene.requester().userId())).hasSize(MOST);
        var other = stage.signIn(Roles.withoutInstalls(scene.account()));
        assertThat(Asked.ask(other, Link.to(scene.app()), scene.account(), "I too")
                        .statusCode())
                .isEqualTo(303);
        assertThat(Asked.ask(scene.requester(), Link.to(stage.app()), scene.account(), "Another")
                        .statusCode())
                .isEqualTo(303);
        assertThat(toldOf(scene)).isEqualTo(MOST + 2);
    }

    @Test
    void isTwentyTimesADayForOnePersonAndAccountOverAllApps() throws SQLException {
        var scene = asked.request();
        fill(scene, MOST_IN_ACCOUNT - 2);
        assertThat(Asked.ask(scene.requester(), Link.to(stage.app()), scene.account(), "The last")
                        .statusCode())
                .isEqualTo(303);

        var refused = Asked.ask(scene.requester(), Link.to(stage.app()), scene.account(), "One more");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.asString()).contains("ASKED_TOO_OFTEN", "20 times for all apps together");
        assertThat(again(scene).statusCode()).as("what waits can be changed").isEqualTo(303);
    }

    /** As if the person had asked for that many other apps, and taken it back. */
    private void fill(Asked.Scene scene, int count) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("INSERT INTO install_request (request_id, app_id,"
                        + " account_id, requester, scopes, optional_scopes, note, finish_path, status, revision,"
                        + " requested_at, expires_at) SELECT gen_random_uuid(), -n, ?, ?, '{}', '{}', '', '/',"
                        + " 'WITHDRAWN', 1, now(), now() FROM generate_series(1, ?) n")) {
            statement.setInt(1, scene.account().accountId());
            statement.setInt(2, scene.requester().userId());
            statement.setInt(3, count);
            assertThat(statement.executeUpdate()).isEqualTo(count);
        }
    }

    private Response again(Asked.Scene scene) {
        return Asked.ask(scene.requester(), Link.to(scene.app()), scene.account(), "Please");
    }

    private void end(Asked.Scene scene, Browser admin, int time) {
        var newest = requests.of(scene.requester().userId()).getFirst();
        var now = new Asked.Scene(scene.account(), scene.app(), scene.requester(), newest);
        var answer =
                time % 2 == 0 ? Asked.decide(admin, newest, "decline", "") : Asked.withdraw(scene.requester(), now);
        assertThat(answer.statusCode()).isEqualTo(303);
    }

    private long toldOf(Asked.Scene scene) {
        String admins = "account:" + scene.account().accountId() + ":installers";
        var reader = new TopicReader(kafka);
        String last = requests.of(scene.requester().userId()).getFirst().id().toString();
        reader.awaitValue(Topic.NOTICES, value -> value.contains(last)); // and what was told before it is there too
        return reader.all(Topic.NOTICES).stream()
                .filter(message -> message.key().equals(admins))
                .count();
    }
}
