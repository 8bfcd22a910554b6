package dev.grantway.token.hubspot;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import dev.grantway.token.oauth.Answer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class VersionsTest {
    private final TestInstalls installs;
    private final HubSpotConfig configured;

    VersionsTest(TestInstalls installs, HubSpotConfig configured) {
        this.installs = installs;
        this.configured = configured;
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /oauth/v1/token/introspect",
        "POST, /oauth/v1/token/revoke",
        "GET, /oauth/v3/access-tokens/x",
        "GET, /oauth/v3/refresh-tokens/x",
        "DELETE, /oauth/v3/refresh-tokens/x",
        "GET, /oauth/2026-03/access-tokens/x",
        "DELETE, /oauth/2026-03/refresh-tokens/x",
        "GET, /oauth/2026-09/access-tokens/x",
        "DELETE, /oauth/2026-09/refresh-tokens/x",
        "POST, /oauth/2026-09/nothing",
        "GET, //oauth//v3/access-tokens/x",
    })
    void haveOnlyTheirOwnPaths(String method, String path) throws Exception {
        var answer = send(method, path, "", "text/plain");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(Answer.JSON);
        assertThat(answer.body())
                .contains("\"status\":\"error\"", "\"category\":\"OBJECT_NOT_FOUND\"", "\"correlationId\":\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth/v3", "/oauth/2026-03", "/oauth/2026-09", "//oauth//2026-09"})
    void describeAnAccessTokenToAStrictReader(String version) throws Exception {
        var consent = TestConsent.of(installs.app());
        String token = installs.install(consent).path("access_token");

        var answer = send("POST", version + "/token/introspect", clientOf(consent) + "&access_token=" + token);

        var body = io.restassured.path.json.JsonPath.from(answer.body());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(Answer.JSON);
        StrictReader.read(body.getMap("$"), StrictReader.ACCESS_TOKEN);
        StrictReader.read(body.getMap("signed_access_token"), StrictReader.SIGNED_ACCESS_TOKEN);
        assertThat(body.getString("token_use")).isEqualTo("access_token");
        assertThat(body.getString("token_type")).isEqualTo("Bearer");
    }

    /** It has no user, and that of the app itself no account: the reader demands them all the same. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void describeATokenThatAnAppGotForItselfToAStrictReader(boolean ofInstallation) {
        var consent = TestConsent.of(installs.app());
        installs.install(consent);
        var request = TestInstalls.credentialsOf(consent.app());
        if (ofInstallation) {
            request.put("account_id", Integer.toString(consent.accountId()));
        }
        String token = TestInstalls.post("/oauth2/token", request).path("access_token");

        var body = given().formParams(TestInstalls.tokenOf(consent.app(), token))
                .post("/oauth/2026-09/token/introspect")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        StrictReader.read(body.getMap("$"), StrictReader.ACCESS_TOKEN);
        StrictReader.read(body.getMap("signed_access_token"), StrictReader.SIGNED_ACCESS_TOKEN);
        // the one value that HubSpot's enumeration of it has
        assertThat(body.getString("token_use")).isEqualTo("access_token");
        assertThat(body.getInt("hub_id")).isEqualTo(ofInstallation ? consent.accountId() : 0);
        assertThat(body.getInt("user_id")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "refresh_token"})
    void describeARefreshTokenToAStrictReader(String field) {
        var consent = TestConsent.of(installs.app());
        String token = installs.install(consent).path("refresh_token");

        var body = given().formParams(Map.of(
                        "client_id",
                        consent.app().clientId(),
                        "client_secret",
                        consent.app().clientSecret(),
                        field,
                        token))
                .post("/oauth/2026-09/token/introspect")
                .then()
                .statusCode(200)
                .body("token_use", equalTo("refresh_token"))
                .extract()
                .jsonPath();

        StrictReader.read(body.getMap("$"), StrictReader.REFRESH_TOKEN);
        assertThat(body.getMap("$")).doesNotContainKeys("signed_access_token", "expires_in");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/oauth/v3/token/revoke", "/oauth//2026-03/token/revoke", "/oauth/revoke", "//oauth/revoke"})
    void takeTokensBack(String path) throws Exception {
        var consent = TestConsent.of(installs.app());
        String token = installs.install(consent).path("refresh_token");

        var answer = send("POST", path, clientOf(consent) + "&token_type_hint=refresh_token&token=" + token);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(installs.isActive(consent.app(), token)).isFalse();
    }

    @Nested
    class TheFirst {
        private final HubSpotPathFilter switchedOff = new HubSpotPathFilter(() -> false);

        @Test
        void isOnUnlessItIsSwitchedOff() {
            assertThat(configured.v1()).isTrue();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/oauth/v1/token",
                    "//oauth/v1/token",
                    "/oauth//v1/token",
                    "/oauth/v1/access-tokens/x",
                    "/oauth/v1/refresh-tokens/x",
                    "/oauth/v1/nothing"
                })
        void namesTheNewerPathWhenItIsSwitchedOff(String path) {
            var answer = switchedOff.refusal(path).orElseThrow();

            assertThat(answer.status()).isEqualTo(410);
            assertThat(answer.body().orElseThrow())
                    .containsEntry("status", "error")
                    .containsEntry("error", "invalid_request")
                    .containsKeys("correlationId", "category", "error_description")
                    .extractingByKey("message")
                    .asString()
                    .contains("/oauth/2026-09/token");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"/oauth/v3/token", "/oauth/2026-09/token/introspect", "/oauth/revoke", "/oauth2/token", "/"})
        void leavesTheOthersAsTheyAre(String path) {
            assertThat(switchedOff.refusal(path)).isEmpty();
        }

        @Test
        void hasAnEmptyAnswerToADeletion() throws Exception {
            String token = installs.install(TestConsent.of(installs.app())).path("refresh_token");

            var answer = send("DELETE", "//oauth/v1/refresh-tokens/" + token, "", "text/plain");

            assertThat(answer.statusCode()).isEqualTo(204);
            assertThat(answer.body()).isEmpty();
        }

        @Test
        void saysWhatIsWrongWithAnUnknownToken() {
            given().get("/oauth/v1/access-tokens/unknown")
                    .then()
                    .statusCode(404)
                    .body("message", containsString("access token"))
                    .body("correlationId", notNullValue());
        }
    }

    private static String clientOf(TestConsent consent) {
        return "client_id=" + consent.app().clientId() + "&client_secret="
                + consent.app().clientSecret();
    }

    private static java.net.http.HttpResponse<String> send(String method, String path, String form)
            throws IOException, InterruptedException {
        return send(method, path, form, "application/x-www-form-urlencoded");
    }

    /** REST Assured would mend the slashes. */
    private static java.net.http.HttpResponse<String> send(String method, String path, String body, String type)
            throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                            .header("Content-Type", type)
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        }
    }
}
