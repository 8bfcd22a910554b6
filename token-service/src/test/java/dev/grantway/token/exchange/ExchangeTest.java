package dev.grantway.token.exchange;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.grantway.devstack.DevStackResource;
import dev.grantway.token.ServiceClientsResource;
import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(DevStackResource.class)
@QuarkusTestResource(ServiceClientsResource.class)
class ExchangeTest {
    private final TestInstalls installs;

    ExchangeTest(TestInstalls installs) {
        this.installs = installs;
    }

    @Nested
    class EachDoor {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/oauth2/token",
                    "/oauth/v1/token",
                    "/oauth/v3/token",
                    "/oauth/2026-03/token",
                    "/oauth/2026-09/token"
                })
        void answersACodeWithTokens(String door) {
            var consent = TestConsent.of(installs.app());

            var answer = TestInstalls.post(door, request(consent));

            answer.then()
                    .statusCode(200)
                    .header("Content-Type", "application/json;charset=utf-8")
                    .header("Cache-Control", "no-store")
                    .header("Pragma", "no-cache")
                    .body("token_type", equalTo("bearer"))
                    .body("token_use", equalTo("access_token"))
                    .body("access_token", startsWith("gwa1_"))
                    .body("refresh_token", startsWith("gwr1_"))
                    .body("expires_in", equalTo(1800))
                    .body("hub_id", equalTo(consent.accountId()))
                    .body("user_id", equalTo(3))
                    .body("scope", equalTo("crm.objects.contacts.read oauth"))
                    .body("scopes", contains("crm.objects.contacts.read", "oauth"));
            assertThat(installs.isActive(consent.app(), answer.path("access_token")))
                    .isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"/oauth2/token", "/oauth/v1/token", "/oauth/2026-03/token"})
        void takesJson(String door) {
            given().contentType(ContentType.JSON)
                    .body(request(TestConsent.of(installs.app())))
                    .post(door)
                    .then()
                    .statusCode(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/oauth2/token", "/oauth/v1/token"})
        void takesTheSecretByHttpBasic(String door) {
            basic(door, Map.of()).then().statusCode(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/oauth2/token", "/oauth/v3/token"})
        void refusesASecretGivenTwice(String door) {
            var secret = installs.app().clientSecret();

            basic(door, Map.of("client_secret", secret))
                    .then()
                    .statusCode(400)
                    .body("error", equalTo("invalid_request"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"/oauth2/token", "/oauth/v3/token"})
        void refusesTwoClientsInOneRequest(String door) {
            basic(door, Map.of("client_id", "another"))
                    .then()
                    .statusCode(400)
                    .body("error", equalTo("invalid_request"));
        }

        @Test
        void takesAnUnknownPathForNone() {
            TestInstalls.post("/oauth/v2/token", Map.of("grant_type", "refresh_token"))
                    .then()
                    .statusCode(404);
        }
    }

    @Nested
    class HubSpotsQuirks {
        @Test
        void secretInTheQueryOfTheFirstVersion() {
            secretInQuery("/oauth/v1/token").then().statusCode(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/oauth2/token", "/oauth/v3/token", "/oauth/2026-09/token"})
        void noSecretInTheQueryElsewhere(String door) {
            secretInQuery(door).then().statusCode(400).body("error", equalTo("invalid_client"));
        }

        @Test
        void noSecretInQueryAndBody() {
            var app = installs.app();

            given().queryParam("client_secret", app.clientSecret())
                    .formParams(request(TestConsent.of(app)))
                    .post("/oauth/v1/token")
                    .then()
                    .statusCode(400)
                    .body("error", equalTo("invalid_request"));
        }

        @Test
        void refreshTokenInTheQueryOfTheFirstVersion() {
            var app = installs.app();
            String refreshToken = installs.install(TestConsent.of(app)).path("refresh_token");
            var form = installs.refreshOf(app, refreshToken);
            form.remove("refresh_token");

            given().queryParam("refresh_token", refreshToken)
                    .formParams(form)
                    .post("/oauth/v1/token")
                    .then()
                    .statusCode(200);
        }

        @Test
        void doubledSlashesOfAClientWhoseBasePathEndsInOne() throws Exception {
            var app = installs.app();
            String body = "grant_type=refresh_token&client_id=" + app.clientId() + "&client_secret="
                    + app.clientSecret() + "&refresh_token="
                    + installs.install(TestConsent.of(app)).path("refresh_token");

            try (var http = HttpClient.newHttpClient()) {
                var answer = http.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "//oauth/v1/token"))
                                .header("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
                assertThat(answer.statusCode()).isEqualTo(200);
            }
        }
    }

    @Nested
    class Consent {
        @Test
        void ofTheSameUserKeepsTheRefreshTokenAndChangesTheScopes() {
            var first = TestConsent.of(installs.app());
            String before = installs.install(first).path("refresh_token");

            var again = installs.install(first.withScopes("oauth", "content"));

            again.then().body("refresh_token", equalTo(before)).body("scope", equalTo("content oauth"));
            assertThat(installs.liveGrants(first)).isOne();
            assertThat(installs.events(first)).isEqualTo(2);
        }

        @Test
        void ofAnotherUserDisturbsNoGrant() {
            var first = TestConsent.of(installs.app());
            String before = installs.install(first).path("refresh_token");

            String other = installs.install(first.byUser(4)).path("refresh_token");

            assertThat(other).isNotEqualTo(before);
            assertThat(installs.liveGrants(first)).isEqualTo(2);
            assertThat(installs.isActive(first.app(), before)).isTrue();
        }

        @Test
        void putsAHashOfTheAccountFirstInTheGrantsId() {
            var one = TestConsent.of(installs.app());
            installs.install(one);
            installs.install(one.byUser(5));

            assertThat(installs.number(
                            "SELECT count(DISTINCT substring(id::text FROM 1 FOR 4)) FROM app_grant WHERE account_id = ?",
                            one.accountId()))
                    .isOne();
        }
    }

    private Map<String, String> request(TestConsent consent) {
        return installs.exchangeOf(consent.app(), installs.code(consent));
    }

    private Response basic(String door, Map<String, String> more) {
        var app = installs.app();
        var form = request(TestConsent.of(app));
        form.remove("client_id");
        form.remove("client_secret");
        form.putAll(more);
        return given().auth()
                .preemptive()
                .basic(app.clientId(), app.clientSecret())
                .formParams(form)
                .post(door);
    }

    private Response secretInQuery(String door) {
        var app = installs.app();
        var form = request(TestConsent.of(app));
        form.remove("client_secret");
        return given().queryParam("client_secret", app.clientSecret())
                .formParams(form)
                .post(door);
    }
}
