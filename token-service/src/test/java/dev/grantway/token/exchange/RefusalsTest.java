package dev.grantway.token.exchange;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.grantway.token.ServiceClientsResource;
import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RefusalsTest {
    private static final String WRONG_SECRET = "wrong-wrong-wrong-wrong-wrong-wrong";

    private final TestInstalls installs;

    RefusalsTest(TestInstalls installs) {
        this.installs = installs;
    }

    @Nested
    class OfAnExchange {
        @ParameterizedTest
        @CsvSource({
            "code, gwc1_unknown, invalid_grant, BAD_AUTH_CODE",
            "code, '', invalid_grant, BAD_AUTH_CODE",
            "redirect_uri, http://localhost:8090/other, invalid_grant, MISMATCH_REDIRECT_URI_AUTH_CODE",
            "redirect_uri, '', invalid_grant, MISMATCH_REDIRECT_URI_AUTH_CODE",
            "code_verifier, a-verifier-where-none-was-asked-for-000000000000, invalid_grant, BAD_CODE_VERIFIER",
            "client_id, 6f1e0000-0000-4000-8000-000000000000, invalid_client, BAD_CLIENT_ID",
            "client_id, '', invalid_client, BAD_CLIENT_ID",
            "client_secret, wrong-wrong-wrong-wrong-wrong-wrong, invalid_client, BAD_CLIENT_SECRET",
            "client_secret, '', invalid_client, BAD_CLIENT_SECRET",
            "grant_type, password, unsupported_grant_type, BAD_GRANT_TYPE",
            "grant_type, AUTHORIZATION_CODE, unsupported_grant_type, BAD_GRANT_TYPE",
            "grant_type, '', invalid_request, BAD_REQUEST",
        })
        void saysWhichInTheWordsOfBothWorlds(String parameter, String value, String error, String status) {
            var request = request();
            request.put(parameter, value);

            TestInstalls.post("/oauth/v1/token", request)
                    .then()
                    .statusCode(400)
                    .header("Content-Type", "application/json;charset=utf-8")
                    .header("Cache-Control", "no-store")
                    .body("error", equalTo(error))
                    .body("error_description", notNullValue())
                    .body("status", equalTo(status))
                    .body("message", notNullValue())
                    .body("correlationId", notNullValue());
            TestInstalls.post("/oauth2/token", request)
                    .then()
                    .statusCode(400)
                    .body("error", equalTo(error))
                    .body("status", nullValue());
        }

        @Test
        void ofAnExpiredCode() {
            var consent = TestConsent.of(installs.app());
            var request = installs.exchangeOf(consent.app(), installs.code(consent));
            installs.inDatabase("UPDATE authorization_code SET expires_at = now() WHERE flow_id = ?", consent.flowId());

            TestInstalls.post("/oauth/v3/token", request)
                    .then()
                    .statusCode(400)
                    .body("error", equalTo("invalid_grant"))
                    .body("status", equalTo("EXPIRED_AUTH_CODE"));
            assertThat(installs.liveGrants(consent)).isZero();
        }

        @Test
        void ofARefreshTokenPresentedAsACode() {
            var request = request();
            request.put("code", installs.install(TestConsent.of(installs.app())).path("refresh_token"));

            TestInstalls.post("/oauth2/token", request).then().statusCode(400).body("error", equalTo("invalid_grant"));
        }

        @Test
        void ofAServiceWithACode() {
            var request = request();
            request.put("client_id", "crm");
            request.put("client_secret", ServiceClientsResource.SECRET);

            TestInstalls.post("/oauth2/token", request)
                    .then()
                    .statusCode(400)
                    .body("error", equalTo("unauthorized_client"));
        }
    }

    @Nested
    class OfAClient {
        @ParameterizedTest
        @ValueSource(strings = {"/oauth2/token", "/oauth/v1/token"})
        void byHttpBasicIsAChallenge(String door) {
            var request = request();
            request.remove("client_secret");

            given().auth()
                    .preemptive()
                    .basic(installs.app().clientId(), WRONG_SECRET)
                    .formParams(request)
                    .post(door)
                    .then()
                    .statusCode(401)
                    .header("WWW-Authenticate", containsString("Basic"))
                    .body("error", equalTo("invalid_client"))
                    .body(not(containsString(WRONG_SECRET)));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"no colon", "%zz:secret", "id:%", "a%00b:secret", "a%0Ab:secret", "\u00ff\u00fe:secret"})
        void byMalformedHttpBasicIsAChallengeToo(String credentials) {
            String header = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.ISO_8859_1));

            given().header("Authorization", "Basic " + header)
                    .formParams(Map.of("grant_type", "authorization_code"))
                    .post("/oauth2/token")
                    .then()
                    .statusCode(401)
                    .body("error", equalTo("invalid_client"));
        }

        @Test
        void byHttpBasicThatIsNoBase64IsAChallengeToo() {
            given().header("Authorization", "Basic ***")
                    .formParams(Map.of("grant_type", "authorization_code"))
                    .post("/oauth2/token")
                    .then()
                    .statusCode(401);
        }
    }

    @Nested
    class OfABody {
        @Test
        void withARepeatedParameter() {
            given().formParams(request())
                    .formParam("code", "another")
                    .post("/oauth/v1/token")
                    .then()
                    .statusCode(400)
                    .body("error", equalTo("invalid_request"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"grant_type\":\"a\",\"grant_type\":\"b\"}",
                    "{\"grant_type\":{\"a\":1}}",
                    "{\"grant_type\":1}",
                    "[]",
                    "{} {}",
                    "null",
                    "{\"code\":\"a\\u0000b\"}",
                    "",
                    "not json"
                })
        void thatIsNoPlainJson(String body) {
            given().contentType("application/json")
                    .body(body)
                    .post("/oauth/v1/token")
                    .then()
                    .statusCode(400)
                    .body("error", equalTo("invalid_request"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"a=%zz", "a=%", "a=%ff", "%c3%28=1", "code=a%00b", "client_id=%00"})
        void thatIsNoForm(String body) {
            given().contentType("application/x-www-form-urlencoded")
                    .body(body)
                    .post("/oauth/v1/token")
                    .then()
                    .statusCode(400)
                    .body("error", equalTo("invalid_request"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"text/plain", "multipart/form-data; boundary=x", "application/xml"})
        void ofAnotherType(String type) {
            given().config(io.restassured.RestAssured.config()
                            .encoderConfig(io.restassured.config.EncoderConfig.encoderConfig()
                                    .encodeContentTypeAs("multipart/form-data", io.restassured.http.ContentType.TEXT)
                                    .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                    .contentType(type)
                    .body("grant_type=refresh_token")
                    .post("/oauth2/token")
                    .then()
                    .statusCode(415)
                    .body("error", equalTo("invalid_request"));
        }

        @Test
        void thatIsTooLarge() {
            given().contentType("application/x-www-form-urlencoded")
                    .body("code=" + "x".repeat(70_000))
                    .post("/oauth2/token")
                    .then()
                    .statusCode(413);
        }

        @Test
        void withTooManyParameters() {
            var form = new HashMap<String, String>();
            for (int i = 0; i < 200; i++) {
                form.put("p" + i, "1");
            }

            TestInstalls.post("/oauth2/token", form).then().statusCode(400);
        }
    }

    private Map<String, String> request() {
        var app = installs.app();
        return installs.exchangeOf(app, installs.code(TestConsent.of(app)));
    }
}
