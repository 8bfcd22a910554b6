package dev.grantway.token.introspection;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import dev.grantway.token.access.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which installation an access token acts for, as install-service asks it. */
@QuarkusTest
class TokenInstallationsTest {
    private static final String PATH = "/internal/access-tokens/installation";

    private final TestInstalls installs;
    private final TestTokens tokens;

    TokenInstallationsTest(TestInstalls installs, TestTokens tokens) {
        this.installs = installs;
        this.tokens = tokens;
    }

    @Test
    void areFoundByTheTokensOfUsersAndOfTheInstallationItself() {
        var consent = TestConsent.of(installs.app());
        String ofUser = installs.install(consent).path("access_token");
        var form = new HashMap<>(TestInstalls.credentialsOf(consent.app()));
        form.put("account_id", Integer.toString(consent.accountId()));
        String ofInstallation = TestInstalls.post("/oauth2/token", form).path("access_token");

        for (String token : new String[] {ofUser, ofInstallation}) {
            ask(token)
                    .statusCode(200)
                    .header("Cache-Control", "no-store")
                    .body("installationId", equalTo(consent.installationId()))
                    .body("generation", equalTo(1));
        }
    }

    @Test
    void areNotFoundByWhatIsNoGoodAccessToken() {
        var consent = TestConsent.of(installs.app());
        var issued = installs.install(consent);
        String revoked = issued.path("access_token");
        TestInstalls.post("/oauth2/revoke", TestInstalls.tokenOf(consent.app(), revoked))
                .then()
                .statusCode(200);

        for (String token : new String[] {
            revoked, issued.path("refresh_token"), "nonsense", "", installs.serviceToken("install-service")
        }) {
            ask(token).statusCode(200).body("installationId", nullValue()).body("expiredAt", nullValue());
        }
    }

    @Test
    void areNotFoundByOneWhoseTimeIsOverButThatIsSaid() {
        String good = installs.install(TestConsent.of(installs.app())).path("access_token");

        ask(tokens.expired(good, Duration.ofMinutes(1)))
                .statusCode(200)
                .body("installationId", nullValue())
                .body("expiredAt", notNullValue());
    }

    @Test
    void areAskedForByServicesWithTheScopeAlone() {
        given().header("Authorization", "Bearer " + installs.serviceToken("bystander"))
                .contentType("application/json")
                .body(Map.of("accessToken", "x"))
                .post(PATH)
                .then()
                .statusCode(403);
        given().header("Authorization", "Bearer " + installs.serviceToken("install-service"))
                .contentType("application/json")
                .body("{}")
                .post(PATH)
                .then()
                .statusCode(400);
    }

    private ValidatableResponse ask(String token) {
        return given().header("Authorization", "Bearer " + installs.serviceToken("install-service"))
                .contentType("application/json")
                .body(Map.of("accessToken", token))
                .post(PATH)
                .then();
    }
}
