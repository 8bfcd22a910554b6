package dev.grantway.token.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.grantway.token.TestApp;
import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RevocationTest {
    private final TestInstalls installs;

    RevocationTest(TestInstalls installs) {
        this.installs = installs;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/oauth2/revoke",
                "/oauth/revoke",
                "/oauth/v3/token/revoke",
                "/oauth/2026-03/token/revoke",
                "/oauth/2026-09/token/revoke"
            })
    void ofARefreshTokenEndsItsAccessTokensToo(String door) {
        var consent = TestConsent.of(installs.app());
        var tokens = installs.install(consent);

        var answer = revoke(door, consent.app(), tokens.path("refresh_token"));

        answer.then().statusCode(200);
        assertThat(answer.asString()).isEmpty();
        assertThat(installs.isActive(consent.app(), tokens.path("access_token")))
                .isFalse();
        assertThat(installs.isActive(consent.app(), tokens.path("refresh_token")))
                .isFalse();
        revoke(door, consent.app(), tokens.path("refresh_token")).then().statusCode(200);
        assertThat(installs.events(consent)).isEqualTo(2);
    }

    @Test
    void isForGood() {
        var consent = TestConsent.of(installs.app());
        String dead = installs.install(consent).path("refresh_token");
        revoke("/oauth2/revoke", consent.app(), dead).then().statusCode(200);

        String next = installs.install(consent.again()).path("refresh_token");

        assertThat(next).isNotEqualTo(dead);
        assertThat(installs.isActive(consent.app(), dead)).isFalse();
        assertThat(installs.isActive(consent.app(), next)).isTrue();
    }

    @Test
    void ofAnAccessTokenLeavesTheRefreshToken() {
        var consent = TestConsent.of(installs.app());
        var tokens = installs.install(consent);

        revoke("/oauth2/revoke", consent.app(), tokens.path("access_token"))
                .then()
                .statusCode(200);

        assertThat(installs.isActive(consent.app(), tokens.path("access_token")))
                .isFalse();
        assertThat(installs.isActive(consent.app(), tokens.path("refresh_token")))
                .isTrue();
    }

    @Test
    void ofAnotherAppsTokenChangesNothing() {
        var consent = TestConsent.of(installs.app());
        var tokens = installs.install(consent);
        var another = installs.newApp(true);

        revoke("/oauth2/revoke", another, tokens.path("refresh_token")).then().statusCode(200);
        revoke("/oauth2/revoke", another, tokens.path("access_token")).then().statusCode(200);

        assertThat(installs.isActive(consent.app(), tokens.path("access_token")))
                .isTrue();
    }

    @Test
    void ofNoTokenOfOursIsFine() {
        revoke("/oauth2/revoke", installs.app(), "garbage").then().statusCode(200);
    }

    @Test
    void asksWhoAsks() {
        TestInstalls.post("/oauth2/revoke", Map.of("token", "x"))
                .then()
                .statusCode(401)
                .body("error", equalTo("invalid_client"));
        TestInstalls.post(
                        "/oauth/v3/token/revoke",
                        Map.of("token", "x", "client_id", installs.app().clientId(), "client_secret", "wrong"))
                .then()
                .statusCode(401)
                .body("status", equalTo("BAD_CLIENT_SECRET"));
    }

    private static Response revoke(String door, TestApp app, String token) {
        return TestInstalls.post(
                door, Map.of("client_id", app.clientId(), "client_secret", app.clientSecret(), "token", token));
    }
}
