package dev.grantway.token.apptoken;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.grantway.contracts.events.AppStatus;
import dev.grantway.token.TestApp;
import dev.grantway.token.TestInstalls;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DeveloperTokensTest {
    private final TestInstalls installs;

    DeveloperTokensTest(TestInstalls installs) {
        this.installs = installs;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/token", "/oauth/v1/token", "/oauth/v3/token", "/oauth/2026-09/token"})
    void areForTheAppItself(String door) {
        TestInstalls.post(door, TestInstalls.credentialsOf(installs.app()))
                .then()
                .statusCode(200)
                .body("access_token", startsWith("gwd1_"))
                .body("token_use", equalTo("client_credentials"))
                .body("refresh_token", nullValue())
                .body("hub_id", nullValue())
                .body("scopes", containsInAnyOrder(DeveloperTokens.SCOPES.toArray()));
    }

    @Test
    void haveScopesOfTheListAlone() {
        var form = TestInstalls.credentialsOf(installs.app());
        form.put("scope", "developer.webhooks_journal.read");
        TestInstalls.post("/oauth2/token", form)
                .then()
                .statusCode(200)
                .body("scope", equalTo("developer.webhooks_journal.read"));
        for (String scope : new String[] {"oauth", "developer.webhooks_journal.read oauth", " "}) {
            form.put("scope", scope);
            TestInstalls.post("/oauth/v3/token", form).then().statusCode(400).body("error", equalTo("invalid_scope"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/introspect", "/oauth/v3/token/introspect"})
    void areKnownToIntrospection(String door) {
        var app = installs.app();

        given().formParams(
                        Map.of("client_id", app.clientId(), "client_secret", app.clientSecret(), "token", token(app)))
                .post(door)
                .then()
                .body("active", equalTo(true))
                .body("client_id", equalTo(app.clientId()))
                .body("app_id", equalTo(app.appId()))
                .body("token_use", equalTo("access_token"))
                .body("hub_id", equalTo(0)) // HubSpot's clients demand a number
                .body("account_id", nullValue())
                .body("sub", nullValue());
    }

    @Test
    void sayThatTheyCannotBeRevoked() {
        var app = installs.app();
        String token = token(app);

        for (String door : new String[] {"/oauth2/revoke", "/oauth/v3/token/revoke"}) {
            TestInstalls.post(
                            door,
                            Map.of("client_id", app.clientId(), "client_secret", app.clientSecret(), "token", token))
                    .then()
                    .statusCode(400)
                    .body("error", equalTo("unsupported_token_type"));
        }
    }

    @Test
    void restWhileTheAppDoes() {
        var app = installs.newApp(true);
        String token = token(app);
        assertThat(installs.isActive(app, token)).isTrue();

        installs.publish(app, AppStatus.DISABLED, installs.verifierOf(app));

        Awaitility.await().until(() -> !installs.isActive(app, token));
    }

    private static String token(TestApp app) {
        return TestInstalls.post("/oauth2/token", TestInstalls.credentialsOf(app))
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }
}
