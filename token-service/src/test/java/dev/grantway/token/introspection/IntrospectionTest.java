package dev.grantway.token.introspection;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import dev.grantway.token.ServiceClientsResource;
import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class IntrospectionTest {
    private static final String STANDARD = "/oauth2/introspect";

    private final TestInstalls installs;

    IntrospectionTest(TestInstalls installs) {
        this.installs = installs;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                STANDARD,
                "/oauth/v3/token/introspect",
                "/oauth/2026-03/token/introspect",
                "/oauth/2026-09/token/introspect"
            })
    void saysWhatAnAccessTokenIsWorth(String door) {
        var consent = TestConsent.of(installs.app());
        String token = installs.install(consent).path("access_token");

        asApp(consent, door, "token", token)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("active", equalTo(true))
                .body("scope", equalTo("crm.objects.contacts.read oauth"))
                .body("scopes", hasItems("oauth", "crm.objects.contacts.read"))
                .body("client_id", equalTo(consent.app().clientId()))
                .body("app_id", equalTo(consent.app().appId()))
                .body("hub_id", equalTo(consent.accountId()))
                .body("user_id", equalTo(3))
                .body("user", equalTo("admin@globex.example"))
                .body("hub_domain", equalTo("globex.example"))
                .body("token", equalTo(token))
                .body("token_use", equalTo("access_token"))
                .body("token_type", equalTo("Bearer"))
                .body("expires_in", greaterThan(0))
                .body("exp", greaterThan(0))
                .body("is_private_distribution", equalTo(false))
                .body("signed_access_token.hubId", equalTo(consent.accountId()))
                .body("iss", equalTo("http://localhost:8080"));
    }

    @ParameterizedTest
    @ValueSource(strings = {STANDARD, "/oauth/v3/token/introspect"})
    void saysWhatARefreshTokenIsWorth(String door) {
        var consent = TestConsent.of(installs.app());

        asApp(consent, door, "token", installs.install(consent).path("refresh_token"))
                .then()
                .statusCode(200)
                .body("active", equalTo(true))
                .body("token_use", equalTo("refresh_token"))
                .body("hub_id", equalTo(consent.accountId()))
                .body("exp", nullValue())
                .body("signed_access_token", nullValue());
    }

    @Test
    void takesTheNamesOfHubSpotsGuide() {
        var consent = TestConsent.of(installs.app());
        var tokens = installs.install(consent);

        asApp(consent, "/oauth/v3/token/introspect", "access_token", tokens.path("access_token"))
                .then()
                .body("active", equalTo(true));
        asApp(consent, "/oauth/v3/token/introspect", "refresh_token", tokens.path("refresh_token"))
                .then()
                .body("active", equalTo(true));
    }

    @Test
    void tellsAServiceOfEveryAppsTokens() {
        var consent = TestConsent.of(installs.app());
        String token = installs.install(consent).path("access_token");

        asService("crm", token).then().statusCode(200).body("hub_id", equalTo(consent.accountId()));
        asService("crm", installs.serviceToken("bystander"))
                .then()
                .body("active", equalTo(true))
                .body("client_id", equalTo("bystander"))
                .body("scope", equalTo("grantway.directory.read"));
        asService("bystander", token).then().statusCode(400).body("error", equalTo("unauthorized_client"));
    }

    @Test
    void tellsAnAppNothingOfAnothersTokens() {
        var another = TestConsent.of(installs.newApp(true));
        String token = installs.install(TestConsent.of(installs.app())).path("access_token");

        assertThat(asApp(another, STANDARD, "token", token).asString()).isEqualTo("{\"active\":false}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "gwa1_", "gwr1_x", "eyJhbGciOiJub25lIn0.e30.", "a b"})
    void saysNothingMoreOfWhatIsNotActive(String token) {
        var consent = TestConsent.of(installs.app());

        var answer = asApp(consent, STANDARD, "token", token);

        answer.then().statusCode(200);
        assertThat(answer.asString()).isEqualTo("{\"active\":false}");
    }

    @ParameterizedTest
    @ValueSource(strings = {STANDARD, "/oauth/v3/token/introspect"})
    void asksWhoAsks(String door) {
        TestInstalls.post(door, Map.of("token", "x"))
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("Basic"))
                .body("error", equalTo("invalid_client"));
        TestInstalls.post(
                        door,
                        Map.of("token", "x", "client_id", installs.newApp(false).clientId()))
                .then()
                .statusCode(401);
    }

    private static Response asApp(TestConsent consent, String door, String name, String token) {
        var form = new HashMap<String, String>();
        form.put("client_id", consent.app().clientId());
        form.put("client_secret", consent.app().clientSecret());
        form.put(name, token);
        return TestInstalls.post(door, form);
    }

    private static Response asService(String clientId, String token) {
        return given().auth()
                .preemptive()
                .basic(clientId, ServiceClientsResource.SECRET)
                .formParam("token", token)
                .post(STANDARD);
    }
}
