package dev.grantway.token.assertion;

import static dev.grantway.token.TestAssertions.claims;
import static dev.grantway.token.TestAssertions.request;
import static dev.grantway.token.TestAssertions.sign;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.PlainJWT;
import dev.grantway.token.TestApp;
import dev.grantway.token.TestAssertions;
import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** T26 of the security cases, and that of T10 which is about assertions; RFC 7523. */
@Tag("T26")
@QuarkusTest
class PrivateKeyJwtTest {
    private static final List<String> DOORS =
            List.of("/oauth2/token", "/oauth/v1/token", "/oauth/v3/token", "/oauth/2026-03/token");

    private final TestInstalls installs;

    PrivateKeyJwtTest(TestInstalls installs) {
        this.installs = installs;
    }

    private TestApp app() {
        return installs.keyApp();
    }

    private static Stream<Arguments> atEachDoor(Stream<Arguments> cases) {
        return cases.flatMap(each -> Stream.of("/oauth2/token", "/oauth/v3/token")
                .map(door -> Arguments.of(each.get()[0], door, each.get()[1])));
    }

    private static Arguments of(String name, Function<TestApp, String> assertion) {
        return Arguments.of(name, assertion);
    }

    static Stream<Arguments> good() {
        return atEachDoor(Stream.of(
                of("ES256", app -> sign(claims(app))),
                of("RS256", app -> sign(JWSAlgorithm.RS256, TestAssertions.RSA, claims(app))),
                of("PS256", app -> sign(JWSAlgorithm.PS256, TestAssertions.RSA, claims(app))),
                of(
                        "a list of audiences",
                        app -> sign(claims(app).audience(List.of("https://other.example", TestAssertions.ISSUER)))),
                of("without iat", app -> sign(claims(app).issueTime(null)))));
    }

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("good")
    void provesAnApp(String name, String door, Function<TestApp, String> assertion) {
        TestInstalls.post(door, request(assertion.apply(app())))
                .then()
                .statusCode(200)
                .body("access_token", startsWith("gwd1_"));
    }

    @Test
    void mayBeMeantForTheAddressThatIsCalled() {
        for (String door : DOORS) {
            var claims = claims(app()).audience(TestAssertions.ISSUER + door);

            TestInstalls.post(door, request(sign(claims))).then().statusCode(200);
        }
    }

    static Stream<Arguments> bad() {
        return atEachDoor(Stream.of(
                of("none", app -> new PlainJWT(claims(app).build()).serialize()),
                of("HS256 with the public key", app -> signedByMac(claims(app))),
                of(
                        "another's key under a known kid",
                        app -> sign(JWSAlgorithm.ES256, TestAssertions.curve("curve-1"), claims(app))),
                of("an unknown kid", app -> sign(JWSAlgorithm.ES256, TestAssertions.curve("curve-2"), claims(app))),
                of(
                        "a kid that is a path",
                        app -> sign(JWSAlgorithm.ES256, TestAssertions.curve("../../../dev/null"), claims(app))),
                of("a key that is brought along", app -> signedByKeyInHeader(claims(app))),
                of(
                        "no kid where there are two keys",
                        app -> sign(
                                new JWSHeader(JWSAlgorithm.ES256),
                                TestAssertions.signer(TestAssertions.CURVE),
                                claims(app))),
                of(
                        "the curve's kid with the other kind of signature",
                        app -> sign(
                                new JWSHeader.Builder(JWSAlgorithm.RS256)
                                        .keyID("curve-1")
                                        .build(),
                                TestAssertions.signer(TestAssertions.RSA),
                                claims(app))),
                of("no audience", app -> sign(claims(app).audience((String) null))),
                of("another audience", app -> sign(claims(app).audience("https://other.example"))),
                of(
                        "the audience of another endpoint",
                        app -> sign(claims(app).audience(TestAssertions.ISSUER + "/oauth2/revoke"))),
                of("another issuer", app -> sign(claims(app).issuer("someone"))),
                of("no issuer", app -> sign(claims(app).issuer(null))),
                of("an unknown client", app -> sign(claims(app).issuer("nobody").subject("nobody"))),
                of("no subject", app -> sign(claims(app).subject(null))),
                of("no expiry", app -> sign(claims(app).expirationTime(null))),
                of("a far expiry", app -> sign(claims(app).expirationTime(in(11 * 60)))),
                of("a very far expiry", app -> sign(claims(app).expirationTime(in(4_000_000_000L)))),
                of("an expiry in the past", app -> sign(claims(app).expirationTime(in(-1)))),
                of("an issue time in the future", app -> sign(claims(app).issueTime(in(60)))),
                of("a begin in the future", app -> sign(claims(app).notBeforeTime(in(60)))),
                of("no jti", app -> sign(claims(app).jwtID(null))),
                of("a jti that is no text", app -> sign(claims(app).claim("jti", 1))),
                of("a jti without end", app -> sign(claims(app).jwtID("x".repeat(257)))),
                of("nonsense", _ -> "a.b.c")));
    }

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("bad")
    void provesNothing(String name, String door, Function<TestApp, String> assertion) {
        String text = assertion.apply(app());

        TestInstalls.post(door, request(text))
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("Basic"))
                .body("error", equalTo("invalid_client"))
                .body(not(containsString(text)));
    }

    /** Who has no key of an app is not told whether there is such an app. */
    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/token", "/oauth/v3/token"})
    void tellsNothingOfTheClientUntilItIsProven(String door) {
        var strangers = TestAssertions.curve("curve-1");
        var answers = Stream.of(
                        sign(JWSAlgorithm.ES256, strangers, claims(app())),
                        sign(JWSAlgorithm.ES256, TestAssertions.curve("curve-2"), claims(app())),
                        sign(JWSAlgorithm.ES256, strangers, claims(installs.app())),
                        sign(
                                JWSAlgorithm.ES256,
                                strangers,
                                claims(app()).issuer("nobody").subject("nobody")))
                .map(assertion -> TestInstalls.post(door, request(assertion)))
                .toList();

        assertThat(answers).extracting(answer -> answer.statusCode()).containsOnly(401);
        for (String member : List.of("error", "error_description")) {
            assertThat(answers.stream()
                            .map(answer -> answer.<String>path(member))
                            .distinct())
                    .as(member)
                    .hasSize(1);
        }
        assertThat(answers.stream()
                        .map(answer -> String.valueOf(answer.<Object>path("status")))
                        .distinct())
                .as("HubSpot's word")
                .hasSize(1);
    }

    @Test
    void worksOnce() {
        String assertion = sign(claims(app()));

        TestInstalls.post("/oauth2/token", request(assertion)).then().statusCode(200);

        for (String door : DOORS) {
            TestInstalls.post(door, request(assertion))
                    .then()
                    .statusCode(401)
                    .body("error_description", containsString("used before"));
        }
    }

    @Test
    void worksOnceHoweverManyComeAtATime() throws Exception {
        String assertion = sign(claims(app()));
        var posts = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 16; i++) {
            posts.add(
                    () -> TestInstalls.post("/oauth2/token", request(assertion)).statusCode());
        }

        try (var threads = Executors.newFixedThreadPool(16)) {
            assertThat(threads.invokeAll(posts))
                    .extracting(each -> each.resultNow())
                    .containsOnlyOnce(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/token", "/oauth/v1/token", "/oauth/v3/token"})
    void isNotMixedWithAnotherProof(String door) {
        var withSecret = request(sign(claims(app())));
        withSecret.put("client_secret", app().clientSecret());
        var ofAnother = request(sign(claims(app())));
        ofAnother.put("client_id", installs.app().clientId());
        var ofNoType = request(sign(claims(app())));
        ofNoType.remove("client_assertion_type");
        var ofOtherType = request(sign(claims(app())));
        ofOtherType.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:saml2-bearer");

        for (var request : List.of(withSecret, ofAnother, ofNoType, ofOtherType)) {
            TestInstalls.post(door, request).then().statusCode(400).body("error", equalTo("invalid_request"));
        }
        given().auth()
                .preemptive()
                .basic(app().clientId(), app().clientSecret())
                .formParams(request(sign(claims(app()))))
                .post(door)
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_request"));
    }

    @Test
    void isForAppsThatRegisteredKeys() {
        TestInstalls.post("/oauth2/token", request(sign(claims(installs.app()))))
                .then()
                .statusCode(401)
                .body("error", equalTo("invalid_client"));
    }

    @Test
    void isGoodForEveryGrantAndEndpoint() {
        var consent = TestConsent.of(app());
        var exchange = request(sign(claims(app())));
        exchange.putAll(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                installs.code(consent),
                "redirect_uri",
                TestConsent.REDIRECT_URI));
        String token = TestInstalls.post("/oauth/v1/token", exchange)
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
        for (String door : List.of("/oauth2/introspect", "/oauth/v3/token/introspect")) {
            var asked = request(sign(claims(app()).audience(TestAssertions.ISSUER + door)));
            asked.put("token", token);
            TestInstalls.post(door, asked).then().statusCode(200).body("active", equalTo(true));
        }
    }

    private static Date in(long seconds) {
        return Date.from(Clock.systemUTC().instant().plusSeconds(seconds));
    }

    private static String signedByMac(com.nimbusds.jwt.JWTClaimsSet.Builder claims) {
        try {
            var header =
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("rsa-1").build();
            return sign(header, new MACSigner(TestAssertions.RSA.toPublicKey().getEncoded()), claims);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where a careless server would go and look. */
    private static String signedByKeyInHeader(com.nimbusds.jwt.JWTClaimsSet.Builder claims) {
        JWK own = TestAssertions.curve("own");
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID("own")
                .jwk(own.toPublicJWK())
                .jwkURL(URI.create("http://169.254.169.254/keys"))
                .build();
        return sign(header, TestAssertions.signer(own), claims);
    }
}
