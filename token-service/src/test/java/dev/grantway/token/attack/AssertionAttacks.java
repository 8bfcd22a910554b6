package dev.grantway.token.attack;

import static dev.grantway.token.TestAssertions.claims;
import static dev.grantway.token.TestAssertions.request;
import static dev.grantway.token.TestAssertions.sign;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.grantway.token.TestApp;
import dev.grantway.token.TestAssertions;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Clients that prove themselves by assertions which are not theirs, or not good. */
@Singleton
class AssertionAttacks implements AttackClass {
    private static final int CROWD = 16;
    private static final int ROUNDS = 20;
    private static final long HEAD_START_NANOS = 500_000;

    @Override
    public Map<String, Attack> attacks() {
        return Map.of("T26", AssertionAttacks::thatProveNothing, "X23", AssertionAttacks::thatComeAtOnce);
    }

    private static void thatProveNothing(Scene scene) throws Exception {
        var app = scene.installs().keyApp();
        String good = sign(claims(app));
        assertThat(scene.token(request(good)).status()).isEqualTo(200);
        assertRefused(scene, "replayed", good);
        for (var bad : ofOtherClaims(app).entrySet()) {
            assertRefused(scene, bad.getKey(), bad.getValue());
        }
        for (var bad : ofOtherKeys(app).entrySet()) {
            assertRefused(scene, bad.getKey(), bad.getValue());
        }
        assertRefused(
                scene, "for an app without keys", sign(claims(scene.installs().app())));
    }

    private static void assertRefused(Scene scene, String trick, String assertion) throws Exception {
        var answer = scene.token(request(assertion));
        assertThat(answer.status() + " " + answer.error()).as(trick).isEqualTo("401 invalid_client");
        scene.door().assertErrorShape(answer);
    }

    private static Map<String, String> ofOtherClaims(TestApp app) {
        var all = new LinkedHashMap<String, String>();
        all.put("aud: none", sign(claims(app).audience((String) null)));
        all.put("aud: another", sign(claims(app).audience("https://other.example/oauth2/token")));
        all.put("aud: others", sign(claims(app).audience(List.of("https://a.example", "https://b.example"))));
        all.put("aud: another endpoint", sign(claims(app).audience(TestAssertions.ISSUER + "/oauth2/revoke")));
        all.put("aud: a prefix", sign(claims(app).audience(TestAssertions.ISSUER + ".evil.test")));
        all.put("exp: none", sign(claims(app).expirationTime(null)));
        all.put("exp: over", sign(claims(app).expirationTime(in(-1))));
        all.put("exp: far", sign(claims(app).expirationTime(in(86_400))));
        all.put("exp: very far", sign(claims(app).expirationTime(in(4_000_000_000L))));
        all.put("iat: to come", sign(claims(app).issueTime(in(120))));
        all.put("nbf: to come", sign(claims(app).notBeforeTime(in(120))));
        all.put("iss: another", sign(claims(app).issuer("someone")));
        all.put("sub: another", sign(claims(app).issuer("someone").subject("someone")));
        all.put("sub: a service", sign(claims(app).issuer("crm").subject("crm")));
        all.put("jti: none", sign(claims(app).jwtID(null)));
        all.put("jti: huge", sign(claims(app).jwtID("x".repeat(5_000))));
        return all;
    }

    private static Map<String, String> ofOtherKeys(TestApp app) throws JOSEException {
        var own = TestAssertions.curve("own");
        var all = new LinkedHashMap<String, String>();
        all.put("alg: none", new PlainJWT(claims(app).build()).serialize());
        all.put(
                "alg: HS256 by the public key",
                mac(TestAssertions.RSA.toPublicKey().getEncoded(), claims(app)));
        all.put(
                "alg: HS256 by the public key as JSON",
                mac(TestAssertions.RSA.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8), claims(app)));
        all.put(
                "alg: HS256 by the client secret",
                mac(app.clientSecret().getBytes(StandardCharsets.UTF_8), claims(app)));
        all.put("a key of its own", sign(JWSAlgorithm.ES256, own, claims(app)));
        all.put(
                "a key of its own under a known kid",
                sign(JWSAlgorithm.ES256, TestAssertions.curve(TestAssertions.CURVE.getKeyID()), claims(app)));
        for (String kid : List.of("../../../dev/null", "/etc/passwd", "' OR 1=1 --", "http://169.254.169.254/", "")) {
            all.put("kid: " + kid, sign(JWSAlgorithm.ES256, TestAssertions.curve(kid), claims(app)));
        }
        // the private addresses that a server which fetches keys would be sent to; nothing is fetched here
        for (String address : List.of("http://169.254.169.254/keys", "http://127.0.0.1:1/keys", "file:///etc/passwd")) {
            var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .keyID("own")
                    .jwk(own.toPublicJWK())
                    .jwkURL(URI.create(address))
                    .x509CertURL(URI.create(address))
                    .build();
            all.put("jku: " + address, sign(header, TestAssertions.signer(own), claims(app)));
        }
        String good = sign(claims(app));
        all.put("a cut signature", good.substring(0, good.length() - 4));
        all.put("no signature", good.substring(0, good.lastIndexOf('.') + 1));
        all.put("a signature of zeros", good.substring(0, good.lastIndexOf('.') + 1) + "A".repeat(86));
        all.put("no JWT", "a.b.c");
        return all;
    }

    private static String mac(byte[] key, JWTClaimsSet.Builder claims) throws JOSEException {
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .keyID(TestAssertions.RSA.getKeyID())
                .build();
        return sign(header, new MACSigner(key), claims);
    }

    private static Date in(long seconds) {
        return Date.from(Clock.systemUTC().instant().plusSeconds(seconds));
    }

    private static void thatComeAtOnce(Scene scene) throws Exception {
        var app = scene.installs().keyApp();
        try (var race = new Race(CROWD, HEAD_START_NANOS)) {
            for (int round = 0; round < ROUNDS; round++) {
                var form = request(sign(claims(app)));

                var answers = race.run(Collections.nCopies(CROWD, (Callable<Answer>) () -> scene.token(form)));

                assertThat(answers)
                        .extracting(Answer::status)
                        .containsOnlyOnce(200)
                        .isSubsetOf(200, 401);
            }
        }
    }
}
