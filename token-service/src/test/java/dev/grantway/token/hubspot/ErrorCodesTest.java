package dev.grantway.token.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each error code of HubSpot's table at its cause. */
@QuarkusTest
class ErrorCodesTest {
    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final TestInstalls installs;

    ErrorCodesTest(TestInstalls installs) {
        this.installs = installs;
    }

    @ParameterizedTest
    @CsvSource({
        "BAD_AUTH_CODE, invalid_grant, missing or unknown auth code, code, unknown",
        "MISMATCH_REDIRECT_URI_AUTH_CODE, invalid_grant, redirect URI does not match initial auth code URI,"
                + " redirect_uri, https://app.example/other",
        "BAD_REDIRECT_URI, invalid_request, redirect_uri is not an absolute URI., redirect_uri, not a uri",
        "BAD_CLIENT_ID, invalid_client, missing or invalid client id, client_id, unknown",
        "BAD_CLIENT_SECRET, invalid_client, 'There is no such client, or its secret is missing or wrong.',"
                + " client_secret, wrong",
        "BAD_GRANT_TYPE, unsupported_grant_type, "
                + "'grant_type is none of authorization_code, refresh_token and client_credentials.',"
                + " grant_type, password",
        "BAD_CODE_VERIFIER, invalid_grant, code_verifier does not fit the authorization request.,"
                + " code_verifier, a-verifier-where-none-was-asked-for-000000000000",
    })
    void ofAnExchange(String status, String error, String message, String parameter, String value) {
        var app = installs.app();
        var form = new HashMap<>(installs.exchangeOf(app, installs.code(TestConsent.of(app))));
        form.put(parameter, value);

        expect(TestInstalls.post("/oauth/2026-09/token", form), 400, status, error, message);
    }

    @Test
    void ofAnExpiredCode() {
        var consent = TestConsent.of(installs.app());
        var form = installs.exchangeOf(consent.app(), installs.code(consent));
        installs.inDatabase("UPDATE authorization_code SET expires_at = now() WHERE flow_id = ?", consent.flowId());

        expect(
                TestInstalls.post("/oauth/v1/token", form),
                400,
                "EXPIRED_AUTH_CODE",
                "invalid_grant",
                "The code is older than a minute.");
    }

    @ParameterizedTest
    @CsvSource({
        "BAD_REFRESH_TOKEN, invalid_grant, 'refresh token is invalid, expired or revoked', refresh_token, unknown",
        "BAD_SCOPES, invalid_scope, scope has what was not granted., scope, oauth content",
    })
    void ofARefresh(String status, String error, String message, String parameter, String value) {
        var form = refresh(TestConsent.of(installs.app()));
        form.put(parameter, value);

        expect(TestInstalls.post("/oauth/v1/token", form), 400, status, error, message);
    }

    /** Never {@code invalid_grant}, for which clients throw the install away. */
    @Test
    void ofAnAccountInWhichTheAppIsSuspended() {
        var consent = TestConsent.of(installs.app());
        var form = refresh(consent);
        installs.inDatabase("UPDATE installation SET state = 'SUSPENDED' WHERE account_id = ?", consent.accountId());

        expect(
                TestInstalls.post("/oauth/v3/token", form),
                403,
                "BAD_HUB",
                "access_denied",
                "The installation is suspended; its tokens come back with it.");
    }

    private Map<String, String> refresh(TestConsent consent) {
        return new HashMap<>(
                installs.refreshOf(consent.app(), installs.install(consent).path("refresh_token")));
    }

    private static void expect(Response answer, int code, String status, String error, String message) {
        answer.then()
                .statusCode(code)
                .header("Content-Type", "application/json;charset=utf-8")
                .body("status", equalTo(status))
                .body("error", equalTo(error))
                .body("message", equalTo(message))
                .body("error_description", equalTo(message))
                .body("correlationId", matchesPattern(UUID));
        Map<String, Object> body = answer.path("$");
        assertThat(body).containsOnlyKeys("error", "error_description", "status", "message", "correlationId");
    }
}
