package dev.grantway.token.gate;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import dev.grantway.token.apptoken.TestAppTokens;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InstallationCallersTest {
    private final TestGate gate;
    private final TestInstalls installs;
    private final TestAppTokens tokens;

    InstallationCallersTest(TestGate gate, TestInstalls installs, TestAppTokens tokens) {
        this.gate = gate;
        this.installs = installs;
        this.tokens = tokens;
    }

    @Test
    void areToldSinceWhenTheirTokenIsOver() {
        gate.open();
        String good = token(TestConsent.of(installs.app()));
        given().auth().oauth2(good).get("/authz/open/x").then().statusCode(200);

        given().auth()
                .oauth2(tokens.expired(good, Duration.ofMinutes(2)))
                .get("/authz/open/x")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("error=\"invalid_token\""))
                .body("category", equalTo("EXPIRED_AUTHENTICATION"))
                .body("context.'expire time'[0]", matchesPattern(".*Z"));
    }

    private String token(TestConsent consent) {
        installs.install(consent);
        var form = TestInstalls.credentialsOf(consent.app());
        form.put("account_id", Integer.toString(consent.accountId()));
        return TestInstalls.post("/oauth2/token", form).path("access_token");
    }
}
