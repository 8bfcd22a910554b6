package dev.grantway.token.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.nimbusds.jwt.SignedJWT;
import dev.grantway.contracts.events.AppTokens;
import dev.grantway.contracts.events.AppTokens.AccessTokens;
import dev.grantway.contracts.events.AppTokens.RefreshTokens;
import dev.grantway.token.ServiceClientsResource;
import dev.grantway.token.TestApp;
import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8707, and the format of access tokens by app. */
@QuarkusTest
class ResourceTest {
    private static final String PLATFORM = "http://localhost:8080";

    /** Allowed in the tests' settings. */
    private static final String OTHER = "https://api.product.example";

    private final TestInstalls installs;

    ResourceTest(TestInstalls installs) {
        this.installs = installs;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/token", "/oauth/v3/token"})
    void becomesTheAudienceOfAJwt(String door) throws Exception {
        var app = jwtApp();
        var exchange = installs.exchangeOf(app, installs.code(TestConsent.of(app)));
        exchange.put("resource", OTHER);
        var tokens = TestInstalls.post(door, exchange);
        var refresh = installs.refreshOf(app, tokens.path("refresh_token"));

        assertThat(audience(tokens.path("access_token"))).containsExactly(OTHER);
        assertThat(audience(TestInstalls.post(door, refresh).path("access_token")))
                .containsExactly(PLATFORM);
        refresh.put("resource", OTHER);
        assertThat(audience(TestInstalls.post(door, refresh).path("access_token")))
                .containsExactly(OTHER);
    }

    @ParameterizedTest
    @CsvSource({
        "https://unknown.example",
        "/relative",
        "api.product.example",
        "https://api.product.example#part",
        "https://api.product.example/",
        "'https://api.product.example https://other.example'"
    })
    void isOneOfThoseAllowed(String resource) {
        var app = jwtApp();
        var consent = TestConsent.of(app);
        var exchange = installs.exchangeOf(app, installs.code(consent));
        exchange.put("resource", resource);

        for (String door : List.of("/oauth2/token", "/oauth/v1/token")) {
            TestInstalls.post(door, exchange).then().statusCode(400).body("error", equalTo("invalid_target"));
        }
        assertThat(installs.liveGrants(consent)).isZero(); // the code is not spent
    }

    @Test
    void ofAnotherOpensNoneOfThePlatformsDoorsAndIsTold() {
        var app = jwtApp();
        var exchange = installs.exchangeOf(app, installs.code(TestConsent.of(app)));
        exchange.put("resource", OTHER);
        var tokens = TestInstalls.post("/oauth2/token", exchange);
        String elsewhere = tokens.path("access_token");
        String here = TestInstalls.post("/oauth2/token", installs.refreshOf(app, tokens.path("refresh_token")))
                .path("access_token");

        given().auth().oauth2(elsewhere).get("/account-info/v3/details").then().statusCode(401);
        given().auth().oauth2(here).get("/account-info/v3/details").then().statusCode(200);
        assertThat(introspected(app, elsewhere)).isEqualTo(OTHER);
        assertThat(introspected(app, here)).isEqualTo(PLATFORM);
        assertThat(introspected(
                        installs.app(),
                        installs.install(TestConsent.of(installs.app())).path("access_token")))
                .isEqualTo(PLATFORM);

        TestInstalls.post("/oauth2/revoke", TestInstalls.tokenOf(app, elsewhere))
                .then()
                .statusCode(200);
        assertThat(installs.isActive(app, elsewhere)).isFalse();
    }

    private static String introspected(TestApp app, String token) {
        return TestInstalls.post("/oauth2/introspect", TestInstalls.tokenOf(app, token))
                .path("aud");
    }

    @Test
    void isThePlatformAloneForOpaqueTokens() {
        var app = installs.app();
        var refresh =
                installs.refreshOf(app, installs.install(TestConsent.of(app)).path("refresh_token"));

        refresh.put("resource", PLATFORM);
        TestInstalls.post("/oauth2/token", refresh).then().statusCode(200).body("access_token", startsWith("gwa1_"));
        refresh.put("resource", OTHER);
        TestInstalls.post("/oauth2/token", refresh).then().statusCode(400).body("error", equalTo("invalid_target"));
    }

    @Test
    void isThePlatformAloneForAClientsOwnTokens() {
        var ofJwtApp = TestInstalls.credentialsOf(jwtApp());
        var ofService = TestInstalls.credentialsOf(new TestApp(0, "crm", ServiceClientsResource.SECRET, true));
        for (var form : List.of(ofJwtApp, ofService)) {
            form.put("resource", OTHER);
            TestInstalls.post("/oauth2/token", form).then().statusCode(400).body("error", equalTo("invalid_target"));
        }

        ofJwtApp.put("resource", PLATFORM);
        TestInstalls.post("/oauth2/token", ofJwtApp).then().statusCode(200);
    }

    @Test
    void comesOnce() {
        given().formParams(TestInstalls.credentialsOf(installs.app()))
                .formParam("resource", PLATFORM, OTHER)
                .post("/oauth2/token")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_request"));
    }

    @Test
    void anAppsOwnFormatIsHonoured() {
        var app = jwtApp();
        String token = installs.install(TestConsent.of(app)).path("access_token");

        assertThat(token).startsWith("eyJ");
        assertThat(installs.isActive(app, token)).isTrue();
        assertThat(installs.install(TestConsent.of(installs.app())).<String>path("access_token"))
                .startsWith("gwa1_");
    }

    private TestApp jwtApp() {
        return installs.newApp(new AppTokens(RefreshTokens.STABLE, AccessTokens.JWT, AppTokens.Grants.ACCOUNT, null));
    }

    private static List<String> audience(String token) throws Exception {
        return SignedJWT.parse(token).getJWTClaimsSet().getAudience();
    }
}
