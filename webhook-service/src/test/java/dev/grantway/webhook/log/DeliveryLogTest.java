package dev.grantway.webhook.log;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.grantway.webhook.Fixture;
import dev.grantway.webhook.Receiver;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DeliveryLogTest {
    private final Receiver receiver = new Receiver();
    private final Fixture fixture;
    private final String baseUrl;

    DeliveryLogTest(Fixture fixture, @ConfigProperty(name = "grantway.base-url") String baseUrl) {
        this.fixture = fixture;
        this.baseUrl = baseUrl;
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private RequestSpecification as(int developerAccount, String role) {
        return session(Map.of(Integer.toString(developerAccount), role), false);
    }

    private RequestSpecification session(Map<String, String> roles, boolean operator) {
        String token = Jwt.subject("2")
                .issuer(baseUrl)
                .upn("dev@acme.example")
                .claim("sid", "s-1")
                .claim("name", "Dev")
                .claim("operator", operator)
                .claim("dev", roles)
                .expiresAt(Instant.now().plusSeconds(600))
                .jws()
                .algorithm(SignatureAlgorithm.ES256)
                .sign();
        return given().redirects().follow(false).cookie("grantway_session", token);
    }

    /** A failed and a good attempt; their webhook id. */
    private Fixture.App loggedApp(int account) {
        var app = fixture.app(receiver.failing(1).url());
        fixture.install(app, account);
        fixture.contactCreated(account, 1);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> as(Fixture.DEVELOPER_ACCOUNT, "OWNER")
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

        as(Fixture.DEVELOPER_ACCOUNT, "READ_ONLY")
                .get("/api/v1/deliveries?appId=" + app.appId())
                .then()
                .statusCode(200)
                .body("deliveries.outcome", equalTo(List.of("delivered", "retry")))
                .body("deliveries.attemptNumber", equalTo(List.of(1, 0)))
                .body("deliveries[1].status", equalTo(500))
                .body("deliveries[0].accountId", equalTo(account))
                .body("deliveries[0].eventTypes", equalTo(List.of(Fixture.CREATION)))
                .body("next", equalTo(null));
        as(Fixture.DEVELOPER_ACCOUNT, "READ_ONLY")
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

        as(Fixture.DEVELOPER_ACCOUNT, "OWNER")
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
                .untilAsserted(() -> as(Fixture.DEVELOPER_ACCOUNT, "OWNER")
                        .accept("text/html")
                        .get("/developer/apps/" + app.appId() + "/deliveries")
                        .then()
                        .statusCode(200)
                        .body(containsString("Nothing was sent yet"))
                        .body(not(containsString("<table"))));
    }

    @Test
    void isNotThereForOtherDevelopers() {
        var app = loggedApp(Fixture.newId());
        String page = "/developer/apps/" + app.appId() + "/deliveries";

        as(999, "OWNER").accept("text/html").get(page).then().statusCode(404);
        as(999, "OWNER").accept("text/html").get(page + "/msg_x").then().statusCode(404);
        as(999, "OWNER").get("/api/v1/deliveries?appId=" + app.appId()).then().statusCode(404);
        as(Fixture.DEVELOPER_ACCOUNT, "OWNER")
                .accept("text/html")
                .get(page + "/msg_x")
                .then()
                .statusCode(404);
        session(Map.of(), true).accept("text/html").get(page).then().statusCode(200);
    }

    @Test
    void isGoneForDevelopersWithTheAppAndStaysForOperators() {
        var app = loggedApp(Fixture.newId());

        fixture.delete(app);

        await().atMost(Duration.ofSeconds(60))
                .until(() -> as(Fixture.DEVELOPER_ACCOUNT, "OWNER")
                                .get("/api/v1/deliveries?appId=" + app.appId())
                                .statusCode()
                        == 404);
        session(Map.of(), true)
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
    @ValueSource(strings = {"", "?appId=", "?appId=x", "?appId=-1", "?appId=99999999999", "?appId=1&before=yesterday"})
    void namesTheFieldThatIsWrong(String query) {
        as(Fixture.DEVELOPER_ACCOUNT, "OWNER")
                .get("/api/v1/deliveries" + query)
                .then()
                .statusCode(400)
                .body("errors", hasSize(1));
    }
}
