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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** How often administrators can be called upon. */
@QuarkusTest
class RequestLimitTest {
    private static final int MOST = 5;

    private final Stage stage;
    private final Asked asked;
    private final Requests requests;
    private final String kafka;

    RequestLimitTest(
            Stage stage,
            Asked asked,
            Requests requests,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.stage = stage;
        this.asked = asked;
        this.requests = requests;
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
