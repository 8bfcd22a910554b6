package dev.grantway.webhook.logpages;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.grantway.webhook.Developers;
import dev.grantway.webhook.Fixture;
import dev.grantway.webhook.Receiver;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DeliveryLogTest {
    private final Receiver receiver = new Receiver();
    private final Fixture fixture;
    private final Developers developers;

    DeliveryLogTest(Fixture fixture, Developers developers) {
        this.fixture = fixture;
        this.developers = developers;
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    /** A failed and a good attempt; their webhook id. */
    private Fixture.App loggedApp(int account) {
        var app = fixture.app(receiver.failing(1).url());
        fixture.install(app, account);
        fixture.contactCreated(account, 1);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> developers
                                .owner()
                                .get("/api/v1/deliveries?appId=" + app.appId())
                                .jsonPath()
                                .getList("deliveries")
                                .size()
                        == 2);
        return app;
    }

    @Test
    void showsEveryAttemptNewestFirst() {
        int account = Fixture.newId();
        var app = loggedApp(account);

        developers
                .as(Fixture.DEVELOPER_ACCOUNT, "READ_ONLY")
                .get("/api/v1/deliveries?appId=" + app.appId())
                .then()
                .statusCode(200)
                .body("deliveries.outcome", equalTo(List.of("delivered", "retry")))
                .body("deliveries.attemptNumber", equalTo(List.of(1, 0)))
                .body("deliveries[1].status", equalTo(500))
                .body("deliveries[0].accountId", equalTo(account))
                .body("deliveries[0].eventTypes", equalTo(List.of(Fixture.CREATION)))
                .body("next", equalTo(null));
        developers
                .as(Fixture.DEVELOPER_ACCOUNT, "READ_ONLY")
                .accept("text/html")
                .get("/developer/apps/" + app.appId() + "/deliveries")
                .then()
                .statusCode(200)
                .body(containsString(Fixture.CREATION))
                .body(containsString("Delivered"))
                .body(containsString("no 2xx status"))
                .body(containsString(Integer.toString(account)));
    }

    @Test
    void showsWhatTheEndpointAnsweredToAFailure() {
        var app = loggedApp(Fixture.newId());
        String webhookId = receiver.received().getFirst().header("webhook-id");

        developers
                .owner()
                .accept("text/html")
                .get("/developer/apps/" + app.appId() + "/deliveries/" + webhookId)
                .then()
                .statusCode(200)
                .body(containsString(webhookId))
                .body(containsString("out of order"));
    }

    @Test
    void saysThatNothingWasSentYet() {
        var app = fixture.app(receiver.url());

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> developers
                        .owner()
                        .accept("text/html")
                        .get("/developer/apps/" + app.appId() + "/deliveries")
                        .then()
                        .statusCode(200)
                        .body(containsString("Nothing was sent yet"))
                        .body(containsString("/developer/apps/" + app.appId() + "/webhooks"))
                        .body(containsString("No attempts in this time")));
    }

    @Test
    void isNotThereForOtherDevelopers() {
        var app = loggedApp(Fixture.newId());
        String page = "/developer/apps/" + app.appId() + "/deliveries";

        developers.as(999, "OWNER").accept("text/html").get(page).then().statusCode(404);
        developers
                .as(999, "OWNER")
                .accept("text/html")
                .get(page + "/msg_x")
                .then()
                .statusCode(404);
        developers
                .as(999, "OWNER")
                .get("/api/v1/deliveries?appId=" + app.appId())
                .then()
                .statusCode(404);
        developers.owner().accept("text/html").get(page + "/msg_x").then().statusCode(404);
        developers.operator().accept("text/html").get(page).then().statusCode(200);
    }

    @Test
    void isGoneForDevelopersWithTheAppAndStaysForOperators() {
        var app = loggedApp(Fixture.newId());

        fixture.delete(app);

        await().atMost(Duration.ofSeconds(60))
                .until(() -> developers
                                .owner()
                                .get("/api/v1/deliveries?appId=" + app.appId())
                                .statusCode()
                        == 404);
        developers
                .operator()
                .get("/api/v1/deliveries?appId=" + app.appId())
                .then()
                .statusCode(200);
    }

    @Test
    void sendsABrowserToSignInAndTellsAProgram() {
        var answer = given().redirects().follow(false).accept("text/html").get("/developer/apps/1/deliveries");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).contains("/signin?to=%2Fdeveloper%2Fapps%2F1%2Fdeliveries");
        given().accept("application/json")
                .get("/api/v1/deliveries?appId=1")
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?appId=",
                "?appId=x",
                "?appId=-1",
                "?appId=99999999999",
                "?appId=1&before=yesterday",
                "?appId=1&after=x",
                "?appId=1&eventId=x"
            })
    void namesTheFieldThatIsWrong(String query) {
        developers
                .owner()
                .get("/api/v1/deliveries" + query)
                .then()
                .statusCode(400)
                .body("errors", hasSize(1));
    }
}
