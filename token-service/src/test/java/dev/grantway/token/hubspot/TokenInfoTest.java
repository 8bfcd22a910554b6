package dev.grantway.token.hubspot;

import static io.restassured.RestAssured.delete;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TokenInfoTest {
    private final TestInstalls installs;

    TokenInfoTest(TestInstalls installs) {
        this.installs = installs;
    }

    @Test
    void describesAnAccessTokenAsHubSpotsClientsExpect() {
        var consent = TestConsent.of(installs.app());
        String token = installs.install(consent).path("access_token");

        var info = get("/oauth/v1/access-tokens/{token}", token);

        info.then()
                .statusCode(200)
                .header("Content-Type", "application/json;charset=utf-8")
                .body("token", equalTo(token))
                .body("user", equalTo("admin@globex.example"))
                .body("hub_domain", equalTo("globex.example"))
                .body("scopes", hasItems("oauth", "crm.objects.contacts.read"))
                .body("hub_id", equalTo(consent.accountId()))
                .body("app_id", equalTo(consent.app().appId()))
                .body("user_id", equalTo(3))
                .body("expires_in", greaterThan(1700))
                .body("token_type", equalTo("access"))
                .body("is_private_distribution", equalTo(false))
                .body("client_id", nullValue());
        Map<String, Object> signed = info.path("signed_access_token");
        assertThat(signed)
                .containsOnlyKeys(
                        "appId",
                        "appInstallId",
                        "audience",
                        "expiresAt",
                        "hubId",
                        "hublet",
                        "installingUserId",
                        "isPrivateDistribution",
                        "isServiceAccount",
                        "isUserLevel",
                        "newSignature",
                        "scopeToScopeGroupPks",
                        "scopes",
                        "signature",
                        "trialScopeToScopeGroupPks",
                        "trialScopes",
                        "userId")
                .doesNotContainValue(null);
    }

    @Test
    void saysThatAnAppIsPrivate() {
        var consent = TestConsent.of(installs.newApp(true));
        String token = installs.install(consent).path("access_token");

        installs.publishPrivate(consent.app(), consent.accountId());

        await().untilAsserted(() -> get("/oauth/v1/access-tokens/{token}", token)
                .then()
                .statusCode(200)
                .body("is_private_distribution", equalTo(true))
                .body("signed_access_token.isPrivateDistribution", equalTo(true)));
    }

    @Test
    void describesARefreshToken() {
        var consent = TestConsent.of(installs.app());
        String token = installs.install(consent).path("refresh_token");

        get("/oauth/v1/refresh-tokens/{token}", token)
                .then()
                .statusCode(200)
                .body("token", equalTo(token))
                .body("client_id", equalTo(consent.app().clientId()))
                .body("hub_id", equalTo(consent.accountId()))
                .body("user_id", equalTo(3))
                .body("user", equalTo("admin@globex.example"))
                .body("token_type", equalTo("refresh"));
    }

    @Test
    void endsTheGrantWhenTheRefreshTokenIsDeleted() {
        var consent = TestConsent.of(installs.app());
        var tokens = installs.install(consent);
        String refresh = tokens.path("refresh_token");
        String access = tokens.path("access_token");

        // Nango's engine sends an Authorization header with nothing in it
        var deleted = given().header("Authorization", "").delete("/oauth/v1/refresh-tokens/{token}", refresh);

        deleted.then().statusCode(204);
        delete("/oauth/v1/refresh-tokens/{token}", refresh).then().statusCode(204);
        get("/oauth/v1/access-tokens/{token}", access).then().statusCode(404);
        get("/oauth/v1/refresh-tokens/{token}", refresh).then().statusCode(404);
        assertThat(installs.number(
                        "SELECT count(*) FROM installation WHERE account_id = ? AND state = 'OPEN'",
                        consent.accountId()))
                .isOne();
        assertThat(installs.events(consent)).isEqualTo(2);
    }

    @Test
    void answersAnUnknownTokenInHubSpotsShape() {
        for (String path : new String[] {"/oauth/v1/access-tokens/x", "/oauth/v1/refresh-tokens/x"}) {
            get(path)
                    .then()
                    .statusCode(404)
                    .body("status", equalTo("error"))
                    .body("category", equalTo("OBJECT_NOT_FOUND"))
                    .body("message", notNullValue())
                    .body("correlationId", notNullValue());
        }
        delete("/oauth/v1/refresh-tokens/x").then().statusCode(404);
    }
}
