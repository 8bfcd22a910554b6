package dev.grantway.token.gate;

import static dev.grantway.token.gate.TestGate.READ;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import dev.grantway.token.access.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A user consents again, to less: what they took away is gone from every token, though the grant lives on. */
@QuarkusTest
class NarrowerConsentTest {
    private final TestGate gate;
    private final TestInstalls installs;
    private final TestTokens tokens;

    NarrowerConsentTest(TestGate gate, TestInstalls installs, TestTokens tokens) {
        this.gate = gate;
        this.installs = installs;
        this.tokens = tokens;
    }

    @BeforeEach
    void open() {
        gate.open();
    }

    @Test
    void takesTheWiderTokensWithIt() {
        var consent = TestConsent.of(installs.app()).withScopes("oauth", READ);
        String wide = installs.install(consent).path("access_token");
        String jwt = tokens.signed(wide, installs.recipient(consent.app()));
        assertGood(consent, wide, true);
        assertGood(consent, jwt, true);

        installs.install(consent.withScopes("oauth"));

        assertGood(consent, wide, false);
        assertGood(consent, jwt, false);
        get("/oauth/v1/access-tokens/{token}", wide).then().statusCode(404);
        given().auth().oauth2(wide).get("/account-info/v3/details").then().statusCode(401);
    }

    @Test
    void sparesANarrowerTokenAndOneOfAWiderConsent() {
        var consent = TestConsent.of(installs.app()).withScopes("oauth", READ);
        var first = installs.install(consent);
        var narrower = installs.refreshOf(consent.app(), first.path("refresh_token"));
        narrower.put("scope", "oauth");
        String narrow = TestInstalls.post("/oauth2/token", narrower).path("access_token");

        installs.install(consent.withScopes("oauth", "content"));

        assertGood(consent, first.path("access_token"), false);
        assertGood(consent, narrow, true);

        installs.install(consent.withScopes("oauth", "content", READ));

        assertGood(consent, first.path("access_token"), true);
    }

    private void assertGood(TestConsent consent, String token, boolean good) {
        assertThat(installs.isActive(consent.app(), token)).isEqualTo(good);
        given().auth().oauth2(token).get("/authz/open/x").then().statusCode(good ? 200 : 401);
    }
}
