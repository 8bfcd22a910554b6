package dev.grantway.token.hubspot;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import dev.grantway.token.access.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AccountInfoTest {
    private final TestInstalls installs;
    private final AccountInfoConfig configured;
    private final TestTokens tokens;

    AccountInfoTest(TestInstalls installs, AccountInfoConfig configured, TestTokens tokens) {
        this.installs = installs;
        this.configured = configured;
        this.tokens = tokens;
    }

    @ParameterizedTest
    @ValueSource(strings = {"v3", "2026-03", "2026-09"})
    void namesTheAccountToAStrictReader(String version) {
        var consent = TestConsent.of(installs.app());
        String token = installs.install(consent).path("access_token");

        var info = given().auth()
                .oauth2(token)
                .get("/account-info/" + version + "/details")
                .then()
                .statusCode(200)
                .header("Content-Type", "application/json;charset=utf-8")
                .body("portalId", equalTo(consent.accountId()))
                .body("accountType", equalTo("STANDARD"))
                .body("timeZone", equalTo("UTC"))
                .body("utcOffset", equalTo("+00:00"))
                .body("utcOffsetMilliseconds", equalTo(0))
                .body("companyCurrency", equalTo(""))
                .body("uiDomain", equalTo("localhost"))
                .body("dataHostingLocation", equalTo("na1"))
                .extract()
                .jsonPath();
        StrictReader.read(info.getMap("$"), StrictReader.ACCOUNT);
    }

    @ParameterizedTest
    @CsvSource({"STANDARD, STANDARD", "TEST, DEVELOPER_TEST", "DEVELOPER, APP_DEVELOPER", "OTHER, STANDARD"})
    void saysWhatTheConsentToldOfTheAccount(String kind, String type) {
        ofConsent(Map.of("accountKind", kind, "accountTimeZone", "Asia/Kolkata", "accountCurrency", "INR"))
                .body("accountType", equalTo(type))
                .body("timeZone", equalTo("Asia/Kolkata"))
                .body("utcOffset", equalTo("+05:30"))
                .body("utcOffsetMilliseconds", equalTo(19_800_000))
                .body("companyCurrency", equalTo("INR"));
    }

    @ParameterizedTest
    @CsvSource({"accountKind, a kind", "accountTimeZone, Mars/Olympus", "accountCurrency, dollars"})
    void takesNoMalformedAccount(String member, String value) {
        issue(Map.of(member, value)).statusCode(400).body("reason", equalTo("REQUEST_MALFORMED"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Basic YTpi", "Bearer", "Bearer unknown"})
    void asksForAToken(@org.jspecify.annotations.Nullable String authorization) {
        var request = authorization == null ? given() : given().header("Authorization", authorization);

        request.get("/account-info/v3/details")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body("status", equalTo("error"))
                .body("category", equalTo("INVALID_AUTHENTICATION"))
                .body("message", notNullValue())
                .body("correlationId", matchesPattern("[0-9a-f-]{36}"));
    }

    @Test
    void isSilentToATokenThatIsDeadOrIsARefreshToken() {
        var consent = TestConsent.of(installs.app());
        var tokens = installs.install(consent);
        String refresh = tokens.path("refresh_token");
        given().auth().oauth2(refresh).get("/account-info/v3/details").then().statusCode(401);

        given().delete("/oauth/v1/refresh-tokens/{token}", refresh).then().statusCode(204);

        given().auth()
                .oauth2(tokens.path("access_token"))
                .get("/account-info/v3/details")
                .then()
                .statusCode(401);
    }

    @Test
    void saysThatATokensTimeIsOver() {
        String good = installs.install(TestConsent.of(installs.app())).path("access_token");

        given().auth()
                .oauth2(tokens.expired(good, Duration.ofMinutes(2)))
                .get("/account-info/v3/details")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Bearer error=\"invalid_token\""))
                .body("category", equalTo("EXPIRED_AUTHENTICATION"))
                .body(
                        "message",
                        matchesPattern("The OAuth token used to make this call expired 1\\d\\d second.s. ago."))
                .body("context.'expire time'[0]", matchesPattern("20..-..-..T.*Z"));
    }

    @Test
    void needsTheScopeOauth() {
        String token = installs.install(TestConsent.of(installs.app()).withScopes("content"))
                .path("access_token");

        given().auth()
                .oauth2(token)
                .get("/account-info/v3/details")
                .then()
                .statusCode(403)
                .body("category", equalTo("MISSING_SCOPES"))
                .body("errors[0].context.requiredGranularScopes", equalTo(List.of("oauth")));
    }

    @Test
    void tellsAnInstallationsTokenToo() {
        var consent = TestConsent.of(installs.app()).withScopes("oauth", "content");
        String code = issue(consent, Map.of("accountKind", "TEST", "accountTimeZone", "Asia/Kolkata"))
                .extract()
                .path("code");
        TestInstalls.post("/oauth/v1/token", installs.exchangeOf(consent.app(), code))
                .then()
                .statusCode(200);
        var form = TestInstalls.credentialsOf(consent.app());
        form.put("account_id", Integer.toString(consent.accountId()));

        ask(TestInstalls.post("/oauth2/token", form).path("access_token"))
                .statusCode(200)
                .body("portalId", equalTo(consent.accountId()))
                .body("accountType", equalTo("DEVELOPER_TEST"))
                .body("timeZone", equalTo("Asia/Kolkata"));

        form.put("scope", "content");
        ask(TestInstalls.post("/oauth2/token", form).path("access_token"))
                .statusCode(403)
                .body("category", equalTo("MISSING_SCOPES"));
        ask(TestInstalls.post("/oauth2/token", TestInstalls.credentialsOf(consent.app()))
                        .path("access_token"))
                .statusCode(401);
    }

    @Test
    void hasDefaultsThatAreDocumented() {
        assertThat(configured.uiDomain()).isEmpty();
        assertThat(configured.companyCurrency()).isEmpty();
        assertThat(configured.timeZone().getId()).isEqualTo("UTC");
        assertThat(configured.dataHostingLocation()).isEqualTo("na1");
    }

    private ValidatableResponse ofConsent(Map<String, Object> account) {
        var app = installs.app();
        String code = issue(account).statusCode(200).extract().path("code");
        String token = TestInstalls.post("/oauth/v1/token", installs.exchangeOf(app, code))
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
        return given().auth()
                .oauth2(token)
                .get("/account-info/v3/details")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse ask(String token) {
        return given().auth().oauth2(token).get("/account-info/v3/details").then();
    }

    private ValidatableResponse issue(Map<String, Object> account) {
        return issue(TestConsent.of(installs.app()).withScopes("oauth"), account);
    }

    private ValidatableResponse issue(TestConsent consent, Map<String, Object> account) {
        var body = new HashMap<String, Object>(account);
        body.put("flowId", consent.flowId().toString());
        body.put("hour", Clock.systemUTC().millis() / 3_600_000);
        body.put("installationId", consent.installationId());
        body.put("generation", 1);
        body.put("appId", consent.app().appId());
        body.put("clientId", consent.app().clientId());
        body.put("accountId", consent.accountId());
        body.put("userId", 3);
        body.put("scopes", consent.scopes());
        body.put("redirectUri", TestConsent.REDIRECT_URI);
        return given().auth()
                .oauth2(installs.serviceToken("install-service"))
                .contentType("application/json")
                .body(body)
                .post("/internal/codes")
                .then();
    }
}
