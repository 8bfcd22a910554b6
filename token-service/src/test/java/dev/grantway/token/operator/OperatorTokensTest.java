package dev.grantway.token.operator;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.nimbusds.jose.jwk.JWKSet;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.token.TestInstalls;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OperatorTokensTest {
    private static final String PAGE = "/operator/tokens";
    private static final String API = "/internal/signing-keys";
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"csrf_token\" value=\"([^\"]+)\"");

    private final TestInstalls installs;
    private final String baseUrl;

    OperatorTokensTest(TestInstalls installs, @ConfigProperty(name = "grantway.base-url") String baseUrl) {
        this.installs = installs;
        this.baseUrl = baseUrl;
    }

    @Nested
    class ThePage {
        @Test
        void showsTheKeysToAnOperator() throws Exception {
            operator()
                    .get(PAGE)
                    .then()
                    .statusCode(200)
                    .contentType("text/html")
                    .header("Content-Security-Policy", containsString("script-src 'self'"))
                    .body(containsString("Signing"))
                    .body(containsString("<time datetime="))
                    .body(containsString(
                            published().getKeys().getFirst().getKeyID().substring(0, 8)));
        }

        @Test
        void isNotForAnyoneElse() {
            person(false).get(PAGE).then().statusCode(403).body(not(containsString("ES256")));
            given().redirects()
                    .follow(false)
                    .accept("text/html")
                    .get(PAGE)
                    .then()
                    .statusCode(303)
                    .header("Location", containsString("/signin"));
        }

        @Test
        void letsNobodyElseRotateOrRevoke() throws Exception {
            String kid = published().getKeys().getFirst().getKeyID();

            for (String path : new String[] {"/keys/rotation", "/keys/" + kid + "/revocation"}) {
                person(false)
                        .formParam("csrf_token", formToken())
                        .formParam("confirmation", kid.substring(0, 8))
                        .post(PAGE + path)
                        .then()
                        .statusCode(403);
            }
            assertThat(published().getKeyByKeyId(kid)).isNotNull();
        }

        @Test
        void refusesAFormOfAnotherSite() throws Exception {
            int before = published().getKeys().size();

            operator().post(PAGE + "/keys/rotation").then().statusCode(403);
            operator()
                    .header("Origin", "https://evil.example")
                    .formParam("csrf_token", formToken())
                    .post(PAGE + "/keys/rotation")
                    .then()
                    .statusCode(403);

            assertThat(published().getKeys()).hasSize(before);
        }

        @Test
        void makesTheNextKeyOnceAndRevokesItOnlyWhenItIsNamed() throws Exception {
            rotate().then().statusCode(303).header("Location", containsString(PAGE + "?done="));
            rotate().then().statusCode(303).header("Location", containsString("done=waiting"));
            String waiting = waitingKid();
            assertThat(published().getKeyByKeyId(waiting)).isNotNull();

            operator()
                    .get(PAGE + "/keys/" + waiting + "/revocation")
                    .then()
                    .statusCode(200)
                    .body(containsString("type " + waiting.substring(0, 8)));
            revoke(waiting, "yes").then().statusCode(400).body(containsString("Nothing was changed"));
            assertThat(published().getKeyByKeyId(waiting)).isNotNull();
            revoke(waiting, waiting.substring(0, 8)).then().statusCode(303);

            assertThat(published().getKeyByKeyId(waiting)).isNull();
            operator().get(PAGE).then().body(containsString("Revoked"));
            // those who check offline hear of it
            var told = new TopicReader(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class))
                    .await(Topic.TOKEN_REVOCATIONS, message -> message.key().equals("key:" + waiting));
            assertThat(told.value()).contains("KEY_REVOKED");
        }

        @Test
        void saysThatThereIsNoSuchKey() {
            operator().get(PAGE + "/keys/none/revocation").then().statusCode(404);
        }

        private Response rotate() {
            return operator().formParam("csrf_token", formToken()).post(PAGE + "/keys/rotation");
        }

        private Response revoke(String kid, String typed) {
            return operator()
                    .formParam("csrf_token", formToken())
                    .formParam("confirmation", typed)
                    .post(PAGE + "/keys/" + kid + "/revocation");
        }
    }

    @Nested
    class TheApi {
        @Test
        void rotatesForAutomation() {
            String token = installs.serviceToken("key-robot");

            given().auth()
                    .oauth2(token)
                    .contentType("application/json")
                    .body(Map.of("action", "rotate"))
                    .post(API)
                    .then()
                    .statusCode(202)
                    .body("keys.state", hasItem("PUBLISHED"))
                    .body("keys.state", hasItem("SIGNING"));
            given().auth()
                    .oauth2(token)
                    .get(API)
                    .then()
                    .statusCode(200)
                    .body("keys.algorithm", hasItem("ES256"))
                    .body("keys[0].sealedPrivate", equalTo(null));
        }

        @Test
        void refusesWhatItDoesNotKnow() {
            given().auth()
                    .oauth2(installs.serviceToken("key-robot"))
                    .contentType("application/json")
                    .body(Map.of("action", "revoke"))
                    .post(API)
                    .then()
                    .statusCode(400)
                    .body("errors[0].field", equalTo("action"));
        }

        @Test
        void needsItsScope() {
            get(API).then().statusCode(401);
            given().auth()
                    .oauth2(installs.serviceToken("bystander"))
                    .get(API)
                    .then()
                    .statusCode(403);
        }
    }

    private String waitingKid() {
        return given().auth()
                .oauth2(installs.serviceToken("key-robot"))
                .get(API)
                .jsonPath()
                .getString("keys.find { it.state == 'PUBLISHED' }.kid");
    }

    private static JWKSet published() throws ParseException {
        return JWKSet.parse(get("/oauth2/jwks").asString());
    }

    /** The token of this session, from a page that has a form whatever the keys are. */
    private String formToken() {
        var found = FORM_TOKEN.matcher(operator().get(PAGE).asString());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private RequestSpecification operator() {
        return person(true);
    }

    private RequestSpecification person(boolean operator) {
        String token = Jwt.subject("2")
                .issuer(baseUrl)
                .upn("ops@acme.example")
                .claim("sid", "s-1")
                .claim("name", "Ops")
                .claim("operator", operator)
                .expiresAt(Clock.systemUTC().instant().plus(Duration.ofMinutes(10)))
                .jws()
                .algorithm(SignatureAlgorithm.ES256)
                .sign();
        return given().redirects().follow(false).accept("text/html").cookie("grantway_session", token);
    }
}
