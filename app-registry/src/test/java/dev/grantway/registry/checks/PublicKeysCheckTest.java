package dev.grantway.registry.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PublicKeysCheckTest {
    private static final JWK CURVE = curve("curve-1");
    private static final JWK RSA = rsa("rsa-1", 2048);

    static Stream<String> good() throws JOSEException {
        return Stream.of(
                set(CURVE),
                set(RSA),
                set(CURVE, RSA),
                set(curve(null)),
                set(new ECKeyGenerator(Curve.P_256)
                        .keyUse(KeyUse.SIGNATURE)
                        .algorithm(JWSAlgorithm.ES256)
                        .generate()),
                set(new RSAKeyGenerator(3072).algorithm(JWSAlgorithm.PS256).generate()));
    }

    @ParameterizedTest
    @MethodSource("good")
    void takesPublicKeys(String text) {
        assertThat(PublicKeysCheck.problem(text)).isEmpty();
    }

    static Stream<Arguments> bad() throws JOSEException {
        var eleven = new ArrayList<JWK>();
        for (int i = 0; i < 11; i++) {
            eleven.add(curve("key-" + i));
        }
        OctetSequenceKey shared = new OctetSequenceKeyGenerator(256).generate();
        return Stream.of(
                Arguments.of("", "no JWK Set"),
                Arguments.of("not json", "no JWK Set"),
                Arguments.of("null", "no JWK Set"),
                Arguments.of("[]", "no JWK Set"),
                Arguments.of("{}", "no JWK Set"),
                Arguments.of("{\"keys\":{}}", "no JWK Set"),
                Arguments.of("{\"keys\":[],\"keys\":[]}", "no JWK Set"),
                Arguments.of(set(CURVE) + " {}", "no JWK Set"),
                Arguments.of("{\"keys\":[]}", "from 1 to 10 keys"),
                Arguments.of(set(eleven.toArray(new JWK[0])), "from 1 to 10 keys"),
                Arguments.of("{\"keys\":[\"" + "x".repeat(16 * 1024) + "\"]}", "more than 16 KB"),
                Arguments.of("{\"keys\":[1]}", "Key 1 of the JWK Set is no JSON Web Key"),
                Arguments.of("{\"keys\":[{\"kty\":\"EC\"}]}", "is no JSON Web Key"),
                Arguments.of(new JWKSet(CURVE).toString(false), "has the private member “d”"),
                Arguments.of(new JWKSet(List.of(CURVE.toPublicJWK(), RSA)).toString(false), "Key 2 of the JWK Set has"),
                Arguments.of(new JWKSet(shared).toString(false), "has the private member “k”"),
                Arguments.of(set(rsa("small", 1024)), "neither an EC key on P-256 nor an RSA key of 2048"),
                Arguments.of(set(new ECKeyGenerator(Curve.P_384).generate()), "neither an EC key on P-256"),
                Arguments.of(set(curve("one"), curve("one")), "same “kid”"),
                Arguments.of(set(curve(null), curve("one")), "each needs a “kid”"),
                Arguments.of(
                        set(new ECKeyGenerator(Curve.P_256)
                                .keyUse(KeyUse.ENCRYPTION)
                                .generate()),
                        "“use” other than “sig”"),
                Arguments.of(
                        set(new RSAKeyGenerator(2048).algorithm(JWSAlgorithm.RS512).generate()),
                        "“alg” other than RS256 or PS256"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void saysWhatIsWrong(String text, String problem) {
        assertThat(PublicKeysCheck.problem(text)).hasValueSatisfying(said -> assertThat(said)
                .contains(problem));
    }

    @Test
    void quotesNoPrivateKey() {
        String secret = CURVE.toECKey().getD().toString();

        assertThat(PublicKeysCheck.problem(new JWKSet(CURVE).toString(false)))
                .hasValueSatisfying(said -> assertThat(said).doesNotContain(secret));
    }

    private static String set(JWK... keys) {
        return new JWKSet(List.of(keys)).toString(true);
    }

    private static JWK curve(@Nullable String keyId) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(keyId).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWK rsa(String keyId, int bits) {
        try {
            return new RSAKeyGenerator(bits, true).keyID(keyId).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
