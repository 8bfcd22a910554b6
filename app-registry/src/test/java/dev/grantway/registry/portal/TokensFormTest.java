package dev.grantway.registry.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.grantway.contracts.events.AppTokens;
import dev.grantway.contracts.events.AppTokens.AccessTokens;
import dev.grantway.contracts.events.AppTokens.RefreshTokens;
import dev.grantway.registry.TestDeveloper;
import dev.grantway.registry.TestDevelopers;
import dev.grantway.registry.apps.AppQuery;
import dev.grantway.registry.apps.Apps;
import dev.grantway.registry.apps.TestApps;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How tokens are made: by the Auth tab and by the API of apps. */
@QuarkusTest
class TokensFormTest {
    private final Apps apps;
    private final TestDevelopers developers;
    private TestDeveloper owner;
    private int appId;
    private String form;

    TokensFormTest(Apps apps, TestDevelopers developers) {
        this.apps = apps;
        this.developers = developers;
    }

    @BeforeEach
    void createApp() {
        owner = developers.owner();
        appId = owner.newApp(TestApps.name());
        form = "/developer/apps/" + appId + "/auth/tokens";
    }

    @Test
    void storesWhatIsChosen() throws Exception {
        String keys = keys(true);

        owner.post(form, Map.of("refreshTokens", "ROTATING", "grants", "USER", "jwks", keys))
                .then()
                .statusCode(303);

        assertThat(tokens()).isEqualTo(new AppTokens(RefreshTokens.ROTATING, null, AppTokens.Grants.USER, keys));
        owner.get("/developer/apps/" + appId + "/auth")
                .then()
                .body(containsString("<option value=\"ROTATING\" selected>"))
                .body(containsString("<option value=\"USER\" selected>"))
                .body(containsString("its access ends when that person leaves the account"))
                .body(containsString("curve-1"));
    }

    @Test
    void takesKeysAwayAgain() throws Exception {
        owner.post(form, Map.of("refreshTokens", "STABLE", "jwks", keys(true)));

        owner.post(form, Map.of("refreshTokens", "STABLE", "jwks", "")).then().statusCode(303);

        assertThat(tokens()).isEqualTo(AppTokens.STABLE);
    }

    @Test
    void leavesTheFormatOfAccessTokensToTheApi() {
        owner.json()
                .body("{\"name\":\"" + TestApps.name() + "\",\"tokens\":{\"accessTokens\":\"JWT\"}}")
                .put("/api/v1/apps/" + appId)
                .then()
                .statusCode(200);

        owner.post(form, Map.of("refreshTokens", "ROTATING", "accessTokens", "OPAQUE"))
                .then()
                .statusCode(303);

        assertThat(tokens().accessTokens()).isEqualTo(AccessTokens.JWT);
        assertThat(tokens().refreshTokens()).isEqualTo(RefreshTokens.ROTATING);
        owner.get("/developer/apps/" + appId + "/auth").then().body(not(containsString("name=\"accessTokens\"")));
    }

    @Test
    void keepsWhatWasTypedWhenItIsRefused() throws Exception {
        owner.post(form, Map.of("refreshTokens", "ROTATING", "jwks", keys(false)))
                .then()
                .statusCode(400)
                .body(containsString("has the private member “d”"))
                .body(containsString("curve-1"))
                .body(containsString("<option value=\"ROTATING\" selected>"));

        assertThat(tokens()).isEqualTo(AppTokens.STABLE);
    }

    @Test
    void isSettledForAPublicApp() throws Exception {
        owner.post(
                "/developer/apps",
                Map.of("account", owner.accountId(), "name", "Public " + TestApps.name(), "kind", "public"));
        int publicApp = apps.page(AppQuery.of(owner.accountId()), 100).apps().stream()
                .filter(app -> !app.confidential())
                .findFirst()
                .orElseThrow()
                .appId();
        String page = "/developer/apps/" + publicApp + "/auth";

        owner.get(page).then().body(containsString("rotating, always")).body(not(containsString("name=\"jwks\"")));
        owner.post(page + "/tokens", Map.of("refreshTokens", "STABLE")).then().statusCode(303);
        assertThat(apps.find(publicApp).orElseThrow().draft().tokens())
                .isEqualTo(new AppTokens(RefreshTokens.ROTATING, null, AppTokens.Grants.ACCOUNT, null));
        owner.post(page + "/tokens", Map.of("jwks", keys(true)))
                .then()
                .statusCode(400)
                .body(containsString("it has no keys"));
    }

    @Test
    void saysForWhomTheAppActsByTheApi() {
        String body = "{\"name\":\"" + TestApps.name() + "\",\"tokens\":{%s}}";

        owner.json()
                .body(body.formatted("\"grants\":\"USER\""))
                .put("/api/v1/apps/" + appId)
                .then()
                .statusCode(200)
                .body("tokens.grants", equalTo("USER"));
        assertThat(tokens().grants()).isEqualTo(AppTokens.Grants.USER);

        owner.json()
                .body(body.formatted(""))
                .put("/api/v1/apps/" + appId)
                .then()
                .statusCode(200)
                .body("tokens.grants", equalTo("ACCOUNT"));
        owner.json()
                .body(body.formatted("\"grants\":\"BOTH\""))
                .put("/api/v1/apps/" + appId)
                .then()
                .statusCode(400);
    }

    @Test
    void isAlsoAnApi() throws Exception {
        String name = TestApps.name();
        String api = "/api/v1/apps/" + appId;
        String tokens = "\"tokens\":{\"refreshTokens\":\"ROTATING\",\"accessTokens\":\"JWT\",\"jwks\":%s}";

        owner.json()
                .body("{\"name\":\"" + name + "\"," + tokens.formatted(keys(true)) + "}")
                .put(api)
                .then()
                .statusCode(200)
                .body("tokens.refreshTokens", equalTo("ROTATING"))
                .body("tokens.accessTokens", equalTo("JWT"))
                .body("tokens.jwks.keys[0].kid", equalTo("curve-1"));
        // a script that does not know of them leaves them as they were
        owner.json()
                .body("{\"name\":\"" + name + " 2\"}")
                .put(api)
                .then()
                .statusCode(200)
                .body("tokens.refreshTokens", equalTo("ROTATING"))
                .body("tokens.jwks.keys[0].kid", equalTo("curve-1"));
        owner.json()
                .body("{\"name\":\"" + name + "\"," + tokens.formatted(keys(false)) + "}")
                .put(api)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("jwks"));
        owner.json()
                .body("{\"name\":\"" + name + "\",\"tokens\":{}}")
                .put(api)
                .then()
                .statusCode(200)
                .body("tokens.refreshTokens", equalTo("STABLE"))
                .body("tokens.jwks", nullValue());
    }

    private AppTokens tokens() {
        return apps.find(appId).orElseThrow().draft().tokens();
    }

    private static String keys(boolean publicOnly) throws Exception {
        return new JWKSet(new ECKeyGenerator(Curve.P_256).keyID("curve-1").generate()).toString(publicOnly);
    }
}
