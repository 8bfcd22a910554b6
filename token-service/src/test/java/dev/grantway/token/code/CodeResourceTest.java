package dev.grantway.token.code;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.grantway.token.TestApp;
import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CodeResourceTest {
    private final TestInstalls installs;

    CodeResourceTest(TestInstalls installs) {
        this.installs = installs;
    }

    @Test
    void givesACodeThatCanBeExchanged() {
        var app = installs.app();
        var body = consentOf(app);

        var answer = post(body);

        answer.then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("code", startsWith("gwc1_"))
                .body("installationId", equalTo(body.get("installationId")))
                .body("generation", equalTo(1));
        TestInstalls.post("/oauth2/token", installs.exchangeOf(app, answer.path("code")))
                .then()
                .statusCode(200);
    }

    @Test
    void givesTheSameFlowTheSameCode() {
        var body = consentOf(installs.app());
        String first = post(body).path("code");

        post(body).then().statusCode(200).body("code", equalTo(first));
    }

    /** Its second exchange would end the grant that the first one made. */
    @Tag("A12")
    @Test
    void givesOutNoCodeAgainThatWasSpent() {
        var app = installs.app();
        var body = consentOf(app);
        String code = post(body).path("code");
        TestInstalls.post("/oauth2/token", installs.exchangeOf(app, code))
                .then()
                .statusCode(200);

        post(body).then().statusCode(409).body("reason", equalTo("CODE_OVER")).body("code", nullValue());
    }

    @Test
    void givesOutNoCodeAgainThatIsOlderThanAMinute() {
        var body = consentOf(installs.app());
        post(body).then().statusCode(200);
        installs.inDatabase(
                "UPDATE authorization_code SET expires_at = clock_timestamp() WHERE installation_id = ?",
                body.get("installationId"));

        post(body).then().statusCode(409).body("reason", equalTo("CODE_OVER")).body("code", nullValue());
    }

    @Test
    void refusesAFlowThatIsUsedForAnotherConsent() {
        var body = consentOf(installs.app());
        post(body).then().statusCode(200);
        body.put("userId", 99);

        post(body).then().statusCode(409).body("reason", equalTo("FLOW_REUSED"));
    }

    @Test
    void opensNothingForAFlowThatIsUsedElsewhere() {
        var body = consentOf(installs.app());
        post(body).then().statusCode(200);
        int elsewhere = TestConsent.of(installs.app()).accountId();
        body.put("accountId", elsewhere);
        body.put("installationId", "ins_" + UUID.randomUUID());

        post(body).then().statusCode(409).body("reason", equalTo("FLOW_REUSED"));

        assertThat(installs.number("SELECT count(*) FROM installation WHERE account_id = ?", elsewhere))
                .isZero();
    }

    @Test
    void refusesASuspendedInstallation() {
        var body = consentOf(installs.app());
        post(body).then().statusCode(200);
        installs.inDatabase("UPDATE installation SET state = 'SUSPENDED' WHERE id = ?", body.get("installationId"));
        body.put("flowId", flow());

        post(body).then().statusCode(409).body("reason", equalTo("SUSPENDED"));
    }

    @Test
    void keepsTheInstallationThatIsOpen() {
        var body = consentOf(installs.app());
        post(body).then().statusCode(200);
        var another = new HashMap<>(body);
        another.put("flowId", flow());
        another.put("installationId", "ins_" + UUID.randomUUID());

        post(another).then().statusCode(200).body("installationId", equalTo(body.get("installationId")));
    }

    @Test
    void keepsForWhomTheAppActs() {
        var body = consentOf(installs.app());
        body.put("mode", "USER");
        body.put("consentedAt", "2026-11-30T08:00:00Z");
        String code = post(body).path("code");
        body.put("consentedAt", "2026-11-30T08:00:01Z");
        post(body).then().statusCode(200).body("code", equalTo(code));

        TestInstalls.post("/oauth2/token", installs.exchangeOf(installs.app(), code))
                .then()
                .statusCode(200);

        assertThat(installs.text(
                        "SELECT mode || ' ' || (consented_at AT TIME ZONE 'UTC') FROM app_grant WHERE installation_id = ?",
                        body.get("installationId")))
                .isEqualTo("USER 2026-11-30 08:00:00");
    }

    @Test
    void refusesAFlowThatIsUsedForAnotherMode() {
        var body = consentOf(installs.app());
        post(body).then().statusCode(200);
        body.put("mode", "USER");

        post(body).then().statusCode(409).body("reason", equalTo("FLOW_REUSED"));
    }

    @ParameterizedTest
    @CsvSource({
        "mode, BOTH",
        "flowId, short",
        "clientId,",
        "redirectUri,",
        "codeChallenge, abc",
        "installationId, 'a b'"
    })
    void refusesWhatIsMalformed(String member, String value) {
        var body = consentOf(installs.app());
        body.put(member, value);

        assertRefused(body, member);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "flowId",
                "hour",
                "installationId",
                "generation",
                "appId",
                "clientId",
                "accountId",
                "userId",
                "scopes",
                "redirectUri"
            })
    void namesTheMemberThatIsNull(String member) {
        var body = consentOf(installs.app());
        body.put(member, null);

        assertRefused(body, member);
    }

    @Test
    void refusesAScopeThatIsNull() {
        var body = consentOf(installs.app());
        body.put("scopes", Arrays.asList("oauth", null));

        assertRefused(body, "scopes");
    }

    private void assertRefused(Map<String, Object> body, String member) {
        post(body)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("reason", equalTo("REQUEST_MALFORMED"))
                .body("errors.field", equalTo(List.of(member)))
                .body("errors[0].message", startsWith(member + " has to be "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", ""})
    void refusesABodyOfNothing(String body) {
        given().header("Authorization", "Bearer " + installs.serviceToken("install-service"))
                .contentType("application/json")
                .body(body)
                .post("/internal/codes")
                .then()
                .statusCode(400)
                .body("reason", equalTo("REQUEST_MALFORMED"));
    }

    @Test
    void refusesAFlowOfLongAgo() {
        var body = consentOf(installs.app());
        body.put("hour", hour() - 5);

        post(body).then().statusCode(400).body("reason", equalTo("FLOW_OUT_OF_TIME"));
    }

    @Test
    void needsTheScope() {
        given().header("Authorization", "Bearer " + installs.serviceToken("crm"))
                .contentType("application/json")
                .body(consentOf(installs.app()))
                .post("/internal/codes")
                .then()
                .statusCode(403);
    }

    @Test
    void listsGrantsByTheirLastChange() {
        var consent = TestConsent.of(installs.app());
        var since = Clock.systemUTC().instant();
        installs.install(consent);
        installs.install(consent.byUser(4));

        var page = list(since.toString(), 1);
        var next = list(page.path("next"), 1);

        page.then().statusCode(200).body("grants[0].accountId", equalTo(consent.accountId()));
        page.then().body("grants[0].userId", equalTo(3)).body("grants[0].revokedAt", equalTo(null));
        next.then().body("grants[0].userId", equalTo(4)).body("grants.size()", equalTo(1));
        list("yesterday", 1).then().statusCode(400);
    }

    @Test
    void listsTheGrantsOfOneInstallation() {
        var consent = TestConsent.of(installs.app());
        installs.install(consent);
        installs.install(consent.byUser(4));
        installs.install(TestConsent.of(installs.app()));
        installs.inDatabase("UPDATE app_grant SET last_used_at = '2026-01-02T03:04:00Z' WHERE account_id = "
                + consent.accountId() + " AND user_id = 4");

        given().header("Authorization", "Bearer " + installs.serviceToken("install-service"))
                .queryParam("installationId", consent.installationId())
                .get("/internal/grants")
                .then()
                .statusCode(200)
                .body("grants.userId", equalTo(List.of(3, 4)))
                .body("grants.lastUsedAt", equalTo(Arrays.asList(null, "2026-01-02T03:04:00Z")))
                .body("grants.accountId", everyItem(equalTo(consent.accountId())));
    }

    private Response list(String since, int limit) {
        return given().header("Authorization", "Bearer " + installs.serviceToken("install-service"))
                .queryParam("since", since)
                .queryParam("limit", limit)
                .get("/internal/grants");
    }

    private Response post(Map<String, Object> body) {
        return given().header("Authorization", "Bearer " + installs.serviceToken("install-service"))
                .contentType("application/json")
                .body(body)
                .post("/internal/codes");
    }

    private static Map<String, Object> consentOf(TestApp app) {
        var body = new HashMap<String, Object>();
        body.put("flowId", flow());
        body.put("hour", hour());
        body.put("installationId", "ins_" + UUID.randomUUID());
        body.put("generation", 1);
        body.put("appId", app.appId());
        body.put("clientId", app.clientId());
        body.put("accountId", TestConsent.of(app).accountId());
        body.put("userId", 3);
        body.put("userEmail", "admin@globex.example");
        body.put("accountDomain", "globex.example");
        body.put("scopes", List.of("oauth"));
        body.put("redirectUri", TestConsent.REDIRECT_URI);
        body.put("codeChallenge", null);
        return body;
    }

    private static String flow() {
        var id = UUID.randomUUID();
        var bytes = ByteBuffer.allocate(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    private static int hour() {
        return Math.toIntExact(Clock.systemUTC().millis() / 3_600_000);
    }
}
