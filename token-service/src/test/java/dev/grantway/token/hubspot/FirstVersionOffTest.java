package dev.grantway.token.hubspot;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** HubSpot's first version, switched off. */
@QuarkusTest
@TestProfile(FirstVersionOffTest.Off.class)
class FirstVersionOffTest {
    private final TestInstalls installs;

    FirstVersionOffTest(TestInstalls installs) {
        this.installs = installs;
    }

    /** As after February 2027. */
    public static final class Off implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("grantway.token.hubspot.v1", "off");
        }
    }

    @Test
    void isGoneAndNamesTheNewerPathWhileTheOthersWork() {
        var app = installs.app();
        String code = installs.code(TestConsent.of(app));

        assertGone(TestInstalls.post("/oauth/v1/token", installs.exchangeOf(app, code)));

        var tokens = TestInstalls.post("/oauth/2026-09/token", installs.exchangeOf(app, code));
        tokens.then().statusCode(200); // so nothing was spent
        String access = tokens.path("access_token");
        String refresh = tokens.path("refresh_token");
        assertGone(given().get("/oauth/v1/access-tokens/{token}", access));
        assertGone(given().get("/oauth/v1/refresh-tokens/{token}", refresh));
        assertGone(given().delete("/oauth/v1/refresh-tokens/{token}", refresh));
        for (String door : new String[] {"/oauth/v3/token", "/oauth2/token"}) {
            TestInstalls.post(door, installs.refreshOf(app, refresh)).then().statusCode(200);
        }
        TestInstalls.post("/oauth/v3/token/introspect", TestInstalls.tokenOf(app, access))
                .then()
                .body("active", equalTo(true));
    }

    private static void assertGone(Response answer) {
        answer.then()
                .statusCode(410)
                .body("status", equalTo("error"))
                .body("category", equalTo("GONE"))
                .body("message", containsString("/oauth/2026-09/token"))
                .body("access_token", nullValue());
    }
}
