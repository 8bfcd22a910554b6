package dev.grantway.token.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.grantway.token.TestApp;
import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PkceTest {
    private final TestInstalls installs;

    PkceTest(TestInstalls installs) {
        this.installs = installs;
    }

    @Test
    void takesTheVerifierOfTheChallenge() {
        var request = request(installs.app());
        request.put("code_verifier", TestConsent.VERIFIER);

        TestInstalls.post("/oauth2/token", request).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "another-verifier-of-forty-three-characters-00000"})
    void refusesAnotherVerifierWithoutSpendingTheCode(String verifier) {
        var request = request(installs.app());
        request.put("code_verifier", verifier);

        TestInstalls.post("/oauth/v1/token", request)
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_grant"))
                .body("status", equalTo("BAD_CODE_VERIFIER"));

        request.put("code_verifier", TestConsent.VERIFIER);
        TestInstalls.post("/oauth/v1/token", request).then().statusCode(200);
    }

    @Test
    void tellsAnotherClientNothingOfTheVerifier() {
        var another = installs.newApp(true);
        var request = request(installs.app());
        request.put("client_id", another.clientId());
        request.put("client_secret", another.clientSecret());
        request.put("code_verifier", "another-verifier-of-forty-three-characters-00000");

        TestInstalls.post("/oauth/v1/token", request).then().statusCode(400).body("status", equalTo("BAD_AUTH_CODE"));
    }

    @Test
    void isAllThatAPublicAppNeeds() {
        var app = installs.newApp(false);
        var request = request(app);
        request.put("code_verifier", TestConsent.VERIFIER);

        TestInstalls.post("/oauth2/token", request)
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", equalTo("*"));
    }

    @Test
    void isNeededByAPublicAppEvenIfItsConsentHasNone() {
        var app = installs.newApp(false);
        var consent = TestConsent.of(app);

        TestInstalls.post("/oauth2/token", installs.exchangeOf(app, installs.code(consent)))
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_grant"));
        assertThat(installs.liveGrants(consent)).isZero();
    }

    @Test
    void aPublicAppHasNoSecret() {
        var app = installs.newApp(false);
        var request = request(app);
        request.put("code_verifier", TestConsent.VERIFIER);
        request.put("client_secret", app.clientSecret());

        TestInstalls.post("/oauth2/token", request).then().statusCode(400).body("error", equalTo("invalid_client"));
    }

    private Map<String, String> request(TestApp app) {
        var consent = TestConsent.of(app).withChallenge(TestConsent.CHALLENGE);
        return installs.exchangeOf(app, installs.code(consent));
    }
}
