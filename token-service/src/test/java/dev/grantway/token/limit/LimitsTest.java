package dev.grantway.token.limit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.notNullValue;

import dev.grantway.token.TestApp;
import dev.grantway.token.TestAssertions;
import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T25 of the security cases. Other tests run without limits, for they share clients and an address. */
@Tag("T25")
@QuarkusTest
@TestProfile(LimitsTest.Low.class)
class LimitsTest {
    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    private final TestInstalls installs;

    LimitsTest(TestInstalls installs) {
        this.installs = installs;
    }

    /** So low that a test gets there. */
    public static final class Low implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "grantway.token.failures.per-client", "3",
                    "grantway.token.failures.per-address", "6",
                    "grantway.token.rate-limit.per-app", "20",
                    "grantway.token.rate-limit.per-address", "10");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/token", "/oauth/v1/token", "/oauth/v3/token"})
    void stopAGuesserAndNobodyElse(String door) {
        var app = installs.newApp(true);
        String guesser = newAddress();
        for (int i = 0; i < 3; i++) {
            assertThat(ask(door, app, "guess-" + i, guesser).statusCode()).isEqualTo(400);
        }

        var stopped = ask(door, app, "guess", guesser);

        stopped.then().statusCode(429).body("error", equalTo("temporarily_unavailable"));
        assertThat(Integer.parseInt(stopped.header("Retry-After"))).isBetween(1, 60);
        // the right secret does not tell a guesser that it is right
        ask(door, app, app.clientSecret(), guesser).then().statusCode(429);
        ask(door, app, app.clientSecret(), newAddress()).then().statusCode(200);
    }

    /** Many apps of an integration platform share its address; one of them that errs must not stop the others. */
    @Test
    void stopAnAddressThatGoesThroughManyClientsAndNobodyWhoProvesItself() {
        String guesser = newAddress();
        for (int i = 0; i < 6; i++) {
            var unknown = new TestApp(0, UUID.randomUUID().toString(), "guess", true);
            assertThat(ask("/oauth2/token", unknown, "guess", guesser).statusCode())
                    .isEqualTo(400);
        }

        var unknown = new TestApp(0, UUID.randomUUID().toString(), "guess", true);
        ask("/oauth2/token", unknown, "guess", guesser).then().statusCode(429);
        ask("/oauth2/token", installs.app(), installs.app().clientSecret(), guesser)
                .then()
                .statusCode(200);
        var app = installs.newApp(true);
        for (int i = 0; i < 3; i++) {
            ask("/oauth2/token", app, "guess-" + i, guesser).then().statusCode(429);
        }
        ask("/oauth2/token", app, app.clientSecret(), guesser).then().statusCode(429);
    }

    @Test
    void lookAtNothingFromAnAddressThatFailsTenTimesAsOften() {
        var app = installs.newApp(true);
        String guesser = newAddress();
        for (int i = 0; i < 60; i++) {
            ask("/oauth2/token", new TestApp(0, UUID.randomUUID().toString(), "guess", true), "guess", guesser);
        }

        ask("/oauth2/token", app, app.clientSecret(), guesser).then().statusCode(429);
        ask("/oauth2/token", app, app.clientSecret(), newAddress()).then().statusCode(200);
    }

    @Test
    void letAnAppProveItselfByItsKeyWhereOthersFail() {
        String shared = newAddress();
        for (int i = 0; i < 7; i++) {
            ask("/oauth2/token", new TestApp(0, UUID.randomUUID().toString(), "guess", true), "guess", shared);
        }

        given().header("X-Forwarded-For", shared)
                .formParams(TestAssertions.request(TestAssertions.sign(TestAssertions.claims(installs.keyApp()))))
                .post("/oauth2/token")
                .then()
                .statusCode(200);
    }

    @Test
    void goByTheAddressThatOurProxySawAndNotByWhatTheCallerClaims() {
        var app = installs.newApp(true);
        String guesser = newAddress();
        for (int i = 0; i < 3; i++) {
            ask("/oauth2/token", app, "guess", "203.0.113." + i + ", " + guesser);
        }

        ask("/oauth2/token", app, "guess", "203.0.113.77, " + guesser).then().statusCode(429);
    }

    @Test
    void holdForIntrospectionAndRevocationToo() {
        var app = installs.newApp(true);
        String guesser = newAddress();
        for (String path : new String[] {"/oauth2/introspect", "/oauth2/revoke", "/oauth/v3/token/revoke"}) {
            assertThat(ask(path, app, "guess", guesser).statusCode()).isEqualTo(401);
        }

        for (String path : new String[] {"/oauth2/introspect", "/oauth2/revoke", "/oauth/v3/token/introspect"}) {
            ask(path, app, app.clientSecret(), guesser).then().statusCode(429);
        }
    }

    @Test
    void answerInHubSpotsWordsAtItsDoor() {
        var app = installs.newApp(true);
        String guesser = newAddress();
        for (int i = 0; i < 3; i++) {
            ask("/oauth/v1/token", app, "guess", guesser);
        }

        ask("/oauth/v1/token", app, "guess", guesser)
                .then()
                .statusCode(429)
                .header("Content-Type", "application/json;charset=utf-8")
                .body("status", equalTo("error"))
                .body("errorType", equalTo("RATE_LIMIT"))
                .body("policyName", equalTo("TEN_SECONDLY_ROLLING"))
                .body("message", equalTo("You have reached your ten_secondly_rolling limit."))
                .body("correlationId", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/token", "/oauth/v3/token"})
    void slowAnAppThatRunsWild(String door) {
        var app = installs.newApp(true);
        Response answer = ask(door, app, app.clientSecret(), newAddress());
        // two windows at most, and one more
        for (int i = 0; i < 41 && answer.statusCode() == 200; i++) {
            answer = ask(door, app, app.clientSecret(), newAddress());
        }

        answer.then().statusCode(429);
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 10);
        var other = installs.newApp(true);
        ask(door, other, other.clientSecret(), newAddress())
                .then()
                .statusCode(200)
                .body("expires_in", greaterThan(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/token", "/oauth/v3/token"})
    void letNobodyLockAPublicAppOutByItsClientId(String door) {
        var app = installs.newApp(false);
        String refresh = installs.install(TestConsent.of(app).withChallenge(TestConsent.CHALLENGE))
                .path("refresh_token");
        for (int i = 0; i < 50; i++) {
            refresh(door, app, "gwr1_guess", newAddress()).then().statusCode(400);
        }

        refresh(door, app, refresh, newAddress()).then().statusCode(200);
    }

    @Test
    void slowWhoAsksForAPublicAppFromOneAddress() {
        var app = installs.newApp(false);
        String guesser = newAddress();
        Response answer = refresh("/oauth2/token", app, "gwr1_guess", guesser);
        for (int i = 0; i < 21 && answer.statusCode() == 400; i++) {
            answer = refresh("/oauth2/token", app, "gwr1_guess", guesser);
        }

        answer.then().statusCode(429);
    }

    @Test
    void slowAPublicAppThatRunsWild() {
        var app = installs.newApp(false);
        String refresh = installs.install(TestConsent.of(app).withChallenge(TestConsent.CHALLENGE))
                .path("refresh_token");
        Response answer = refresh("/oauth2/token", app, refresh, newAddress());
        for (int i = 0; i < 41 && answer.statusCode() == 200; i++) {
            answer = refresh("/oauth2/token", app, refresh, newAddress());
        }

        answer.then().statusCode(429);
    }

    private Response refresh(String door, TestApp app, String token, String from) {
        return given().header("X-Forwarded-For", from)
                .formParams(installs.refreshOf(app, token))
                .post(door);
    }

    private static String newAddress() {
        int next = ADDRESSES.incrementAndGet();
        return "10." + next / 250 + "." + next % 250 + ".1";
    }

    private static Response ask(String path, TestApp app, String secret, String from) {
        var form = TestInstalls.credentialsOf(app);
        form.put("client_secret", secret);
        form.put("token", "none");
        return given().header("X-Forwarded-For", from).formParams(form).post(path);
    }
}
