package dev.grantway.token.gate;

import static dev.grantway.token.gate.TestGate.READ;
import static dev.grantway.token.gate.TestGate.WRITE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import dev.grantway.contracts.events.AppStatus;
import dev.grantway.contracts.events.AppTokens;
import dev.grantway.contracts.events.AppTokens.AccessTokens;
import dev.grantway.contracts.events.AppTokens.RefreshTokens;
import dev.grantway.contracts.events.SecretVerifier;
import dev.grantway.platform.seal.ClientSecrets;
import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import dev.grantway.token.access.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Strict, as it is without settings. */
@QuarkusTest
class GateTest {
    private final TestGate gate;
    private final TestInstalls installs;
    private final TestTokens tokens;
    private final ClientSecrets secrets;

    GateTest(TestGate gate, TestInstalls installs, TestTokens tokens, ClientSecrets secrets) {
        this.gate = gate;
        this.installs = installs;
        this.tokens = tokens;
        this.secrets = secrets;
    }

    @BeforeEach
    void open() {
        gate.open();
    }

    @Test
    void takesAnInstallationsTokenAndNamesNoUser() {
        var consent = TestConsent.of(installs.app()).withScopes("oauth", READ);
        String ofUser = installs.install(consent).path("access_token");
        var form = new HashMap<>(TestInstalls.credentialsOf(consent.app()));
        form.put("account_id", Integer.toString(consent.accountId()));
        String ofInstallation = TestInstalls.post("/oauth2/token", form).path("access_token");

        ask("GET", "/authz/crm/v3/contacts", ofInstallation)
                .statusCode(200)
                .header("X-Grantway-Account-Id", Integer.toString(consent.accountId()))
                .header("X-Grantway-User-Id", "");
        ask("POST", "/authz/crm/v3/contacts", ofInstallation).statusCode(403);

        TestInstalls.post("/oauth2/revoke", revocationOf(consent, ofInstallation))
                .then()
                .statusCode(200);
        ask("GET", "/authz/crm/v3/contacts", ofInstallation).statusCode(401);
        ask("GET", "/authz/crm/v3/contacts", ofUser).statusCode(200);
    }

    @Test
    void refusesATokenForAnotherResource() {
        var app =
                installs.newApp(new AppTokens(RefreshTokens.STABLE, AccessTokens.JWT, AppTokens.Grants.ACCOUNT, null));
        var consent = TestConsent.of(app).withScopes("oauth", READ);
        var form = installs.exchangeOf(app, installs.code(consent));
        form.put("resource", "https://api.product.example");
        var tokens = TestInstalls.post("/oauth2/token", form);
        tokens.then().statusCode(200);

        ask("GET", "/authz/crm/v3/contacts", tokens.path("access_token")).statusCode(401);
        String ours = TestInstalls.post("/oauth2/token", installs.refreshOf(app, tokens.path("refresh_token")))
                .path("access_token");
        ask("GET", "/authz/crm/v3/contacts", ours).statusCode(200);
    }

    private static Map<String, String> revocationOf(TestConsent consent, String token) {
        return Map.of(
                "client_id",
                consent.app().clientId(),
                "client_secret",
                consent.app().clientSecret(),
                "token",
                token);
    }

    @Test
    void saysWhoCallsToTheUpstream() {
        var consent = TestConsent.of(installs.app()).withScopes("oauth", READ);

        ask("GET", "/authz/crm/v3/contacts?limit=1", gate.token(consent))
                .statusCode(200)
                .header("X-Grantway-Account-Id", Integer.toString(consent.accountId()))
                .header("X-Grantway-App-Id", Integer.toString(consent.app().appId()))
                .header("X-Grantway-User-Id", Integer.toString(consent.userId()))
                .header("X-Grantway-Client-Id", consent.app().clientId())
                .header("X-Grantway-Installation-Id", consent.installationId())
                .header("X-Grantway-Scopes", READ + " oauth")
                .header("X-HubSpot-RateLimit-Interval-Milliseconds", "10000")
                .header("X-HubSpot-RateLimit-Max", "110")
                .header("X-HubSpot-RateLimit-Remaining", "109")
                .header("X-HubSpot-RateLimit-Secondly", "11");
    }

    @Test
    void takesAJwtAsWell() {
        var consent = TestConsent.of(installs.app()).withScopes("oauth", READ);
        String good = gate.token(consent);
        String jwt = tokens.signed(good, installs.recipient(consent.app()));

        ask("GET", "/authz/crm/v3/contacts", jwt)
                .statusCode(200)
                .header("X-Grantway-Account-Id", Integer.toString(consent.accountId()));
        revoke(consent, good);
        ask("GET", "/authz/crm/v3/contacts", jwt).statusCode(401);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /crm/v3/contacts,        200",
        "HEAD,   /crm/v3/contacts,        200",
        "GET,    /crm/v3/contacts/,       200",
        "GET,    /crm/v3/cont%61cts,      200",
        "POST,   /crm/v3/contacts,        403", // needs both scopes
        "PUT,    /crm/v3/contacts,        403", // a path with rows takes their methods alone
        "PATCH,  /crm/v3/contacts/1,      403",
        "POST,   /crm/v3/contacts/search, 200",
        "PATCH,  /crm/v3/contacts/search, 403", // the literal path is the more specific one
        "GET,    /crm/v3/deals,           403", // no row
        "GET,    /open,                   200",
        "GET,    /open/a/b/c%20d,         200",
        "GET,    /opened,                 403",
    })
    void asksOfTheTokenWhatTheRouteSays(String method, String path, int status) throws IOException {
        String token = gate.token(TestConsent.of(installs.app()).withScopes("oauth", READ));

        assertThat(TestGate.raw(method, "/authz" + path, "Authorization: Bearer " + token))
                .isEqualTo(status);
    }

    @Test
    void namesTheScopesThatAreMissing() {
        String token = gate.token(TestConsent.of(installs.app()).withScopes("oauth", READ));

        ask("POST", "/authz/crm/v3/contacts", token)
                .statusCode(403)
                .header("WWW-Authenticate", containsString("error=\"insufficient_scope\""))
                .header("WWW-Authenticate", containsString("scope=\"" + READ + " " + WRITE + "\""))
                .body("category", equalTo("MISSING_SCOPES"))
                .body("errors[0].context.requiredGranularScopes", contains(READ, WRITE));
    }

    @Test
    void refusesWhatIsNoToken() {
        given().get("/authz/crm/v3/contacts")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .body("status", equalTo("error"))
                .body("category", equalTo("INVALID_AUTHENTICATION"))
                .header("x-hubspot-correlation-id", notNullValue());
        given().header("Authorization", "Basic YTpi")
                .get("/authz/crm/v3/contacts")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer");
        ask("GET", "/authz/crm/v3/contacts", "gwa1_forged")
                .statusCode(401)
                .header("WWW-Authenticate", containsString("error=\"invalid_token\""))
                .body("category", equalTo("INVALID_AUTHENTICATION"));
        ask("GET", "/authz/crm/v3/contacts", installs.serviceToken("crm")).statusCode(401);
    }

    @Test
    void saysSinceWhenATokenIsOver() {
        String good = gate.token(TestConsent.of(installs.app()).withScopes("oauth", READ));
        String expired = tokens.expired(good, Duration.ofMinutes(2));

        ask("GET", "/authz/crm/v3/contacts", expired)
                .statusCode(401)
                .header("WWW-Authenticate", containsString("error=\"invalid_token\""))
                .body("category", equalTo("EXPIRED_AUTHENTICATION"))
                .body(
                        "message",
                        matchesPattern("The OAuth token used to make this call expired 1\\d\\d second.s. ago."))
                .body("context.'expire time'[0]", matchesPattern(".*Z"));
    }

    @Test
    void refusesARevokedTokenAtOnce() {
        var consent = TestConsent.of(installs.app()).withScopes("oauth", READ);
        String token = gate.token(consent);
        ask("GET", "/authz/crm/v3/contacts", token).statusCode(200);

        revoke(consent, token);

        ask("GET", "/authz/crm/v3/contacts", token).statusCode(401).body("category", equalTo("INVALID_AUTHENTICATION"));
    }

    @Test
    void refusesTheTokensOfAnAppThatIsDisabled() {
        var app = installs.newApp(true);
        String token = gate.token(TestConsent.of(app).withScopes("oauth", READ));
        ask("GET", "/authz/crm/v3/contacts", token).statusCode(200);

        installs.publish(app, AppStatus.DISABLED, new SecretVerifier(secrets.hash(app.clientSecret()), null, null));

        await().untilAsserted(() -> ask("GET", "/authz/crm/v3/contacts", token).statusCode(401));
    }

    @Test
    void refusesTwoCredentials() throws IOException {
        String token = gate.token(TestConsent.of(installs.app()).withScopes("oauth", READ));
        String good = "Authorization: Bearer " + token;
        String path = "/authz/crm/v3/contacts";

        assertThat(TestGate.raw("GET", path, good)).isEqualTo(200);
        assertThat(TestGate.raw("GET", path, good, good)).isEqualTo(400);
        assertThat(TestGate.raw("GET", path, good, "Authorization: Basic YTpi")).isEqualTo(400);
        assertThat(TestGate.raw("GET", path, good + ", Bearer " + token)).isEqualTo(400);
        assertThat(TestGate.raw("GET", path + "?access_token=" + token, good)).isEqualTo(400);
        assertThat(TestGate.raw("GET", path + "?a=1&acc%65ss_token=x", good)).isEqualTo(400);
        // in the query alone it is none: RFC 6750, section 2.3
        assertThat(TestGate.raw("GET", path + "?access_token=" + token)).isEqualTo(401);
    }

    private void revoke(TestConsent consent, String token) {
        TestInstalls.post(
                        "/oauth2/revoke",
                        Map.of(
                                "client_id",
                                consent.app().clientId(),
                                "client_secret",
                                consent.app().clientSecret(),
                                "token",
                                token))
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse ask(String method, String path, String token) {
        return given().header("Authorization", "Bearer " + token)
                .body("a body that the gateway sent along")
                .request(method, path)
                .then();
    }
}
