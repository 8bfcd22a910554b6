package dev.grantway.platform.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.grantway.platform.session.SessionTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.Jwt;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FiltersTest {
    private final Clock clock;
    private final String baseUrl;

    FiltersTest(Clock clock, @ConfigProperty(name = "grantway.base-url") String baseUrl) {
        this.clock = clock;
        this.baseUrl = baseUrl;
    }

    @Test
    void aBrowserWithoutASessionIsSentToSignInAndComesBack() {
        given().redirects()
                .follow(false)
                .accept(ContentType.HTML)
                .get("/guarded?a=1&b=2")
                .then()
                .statusCode(303)
                .header("Location", equalTo(baseUrl + "/signin?to=%2Fguarded%3Fa%3D1%26b%3D2"));
    }

    @Test
    void aProgramWithoutASessionIsToldSo() {
        given().accept(ContentType.JSON)
                .get("/guarded")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("SIGN_IN_REQUIRED"));
    }

    @Test
    void anExpiredOrForgedSessionIsNone() {
        signedIn(session(Duration.ofMinutes(-1))).get("/guarded").then().statusCode(401);
        signedIn("not.a.jwt").get("/guarded").then().statusCode(401);
    }

    @Test
    void aFormNeedsTheTokenOfItsSession() {
        String jwt = session(Duration.ofMinutes(10));
        String csrf = csrfToken(jwt);

        signedIn(jwt).post("/guarded").then().statusCode(403);
        signedIn(jwt)
                .formParam("csrf_token", csrf + "x")
                .post("/guarded")
                .then()
                .statusCode(403);
        signedIn(jwt).formParam("csrf_token", csrf).post("/guarded").then().statusCode(200);
        signedIn(jwt).header("X-CSRF-Token", csrf).post("/guarded").then().statusCode(200);
    }

    @Test
    void aFormOfAnotherSiteIsRefusedWhateverItCarries() {
        String jwt = session(Duration.ofMinutes(10));
        String csrf = csrfToken(jwt);
        for (var header : Map.of("Origin", "https://evil.test", "Sec-Fetch-Site", "cross-site")
                .entrySet()) {
            signedIn(jwt)
                    .formParam("csrf_token", csrf)
                    .header(header.getKey(), header.getValue())
                    .post("/guarded")
                    .then()
                    .statusCode(403);
        }
        given().header("Origin", "null").post("/guarded").then().statusCode(403);
    }

    @Test
    void aMalformedFormIsRefusedAndNotQuoted() {
        given().urlEncodingEnabled(false)
                .contentType("application/x-www-form-urlencoded")
                .body("password=se%zzcret")
                .post("/guarded")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_request"))
                .body(org.hamcrest.Matchers.not(containsString("cret")));
    }

    @Test
    void aBrowserIsAnsweredAPageWithAWordAndANumber() {
        String number = "(?s).* · [0-9a-f-]{36}<.*";
        var forged = given().accept(ContentType.HTML)
                .cookie("grantway_session", session(Duration.ofMinutes(10)))
                .post("/guarded");
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(forged.contentType()).startsWith("text/html");
        assertThat(forged.asString()).contains("Error FORM_NOT_FROM_HERE").matches(number);

        var malformed = given().urlEncodingEnabled(false)
                .accept(ContentType.HTML)
                .contentType("application/x-www-form-urlencoded")
                .body("password=se%zzcret")
                .post("/guarded");
        assertThat(malformed.statusCode()).isEqualTo(400);
        assertThat(malformed.asString())
                .contains("Error FORM_MALFORMED", "site.css")
                .matches(number)
                .doesNotContain("cret");
    }

    @Test
    void aProgramIsAnsweredAProblem() {
        given().accept(ContentType.JSON)
                .cookie("grantway_session", session(Duration.ofMinutes(10)))
                .post("/guarded")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("FORM_NOT_FROM_HERE"));
    }

    @Test
    void aServiceRouteIsClosedWithoutAServiceToken() {
        given().get("/guarded/service")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("invalid_token"));
        given().header("Authorization", "Bearer " + session(Duration.ofMinutes(10)))
                .get("/guarded/service")
                .then()
                .statusCode(401);
    }

    @Test
    void everyAnswerHasTheSecurityHeaders() {
        for (String path : new String[] {"/guarded", "/assets/platform-test/site.css", "/nothing-here"}) {
            var headers = given().redirects().follow(false).get(path).headers();
            assertThat(headers.getValue("Content-Security-Policy"))
                    .contains("default-src 'none'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(headers.getValue("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(headers.getValue("Referrer-Policy")).isEqualTo("same-origin");
            assertThat(headers.getValue("X-Frame-Options")).isEqualTo("DENY");
            assertThat(headers.hasHeaderWithName("Access-Control-Allow-Origin")).isFalse();
        }
    }

    private static String csrfToken(String jwt) {
        String page = signedIn(jwt).get("/guarded").asString();
        return page.substring(page.indexOf(' ') + 1);
    }

    private static RequestSpecification signedIn(String jwt) {
        return given().redirects().follow(false).accept(ContentType.JSON).cookie("grantway_session", jwt);
    }

    private String session(Duration life) {
        var now = clock.instant();
        return Jwt.upn("dev@acme.example")
                .issuer(baseUrl)
                .subject("2")
                .claim(SessionTokens.SESSION_ID, "s1")
                .claim(SessionTokens.NAME, "Dev")
                .claim(SessionTokens.OPERATOR, false)
                .claim(SessionTokens.DEVELOPER_ROLES, Map.of("100001", "OWNER"))
                .issuedAt(now.minusSeconds(3600))
                .expiresAt(now.plus(life))
                .sign();
    }
}
