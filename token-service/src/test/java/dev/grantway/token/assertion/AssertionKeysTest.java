package dev.grantway.token.assertion;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import dev.grantway.token.TestAssertions;
import java.text.ParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T24 for signatures: one is checked for an unknown client, and for a key that is unknown, as for a known one. */
@Tag("T24")
class AssertionKeysTest {
    private static final Optional<String> REGISTERED =
            Optional.of(Objects.requireNonNull(TestAssertions.registered().jwks()));

    @ParameterizedTest
    @ValueSource(strings = {"ES256", "RS256", "PS256"})
    void checkASignatureForNobodyToo(String algorithm) throws ParseException {
        for (var jwks : List.of(Optional.<String>empty(), REGISTERED)) {
            for (var kid : List.of(Optional.of("unknown"), Optional.<String>empty())) {
                var compared = AssertionKeys.compared(header(algorithm, kid), jwks);

                assertThat(compared.isApps()).isFalse();
                assertGoesWith(algorithm, compared.key());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ES256", "RS256", "PS256"})
    void checkOneWhereTheKeyIsOfAnotherKind(String algorithm) throws ParseException {
        String other = algorithm.equals("ES256") ? "rsa-1" : "curve-1";

        var compared = AssertionKeys.compared(header(algorithm, Optional.of(other)), REGISTERED);

        assertThat(compared.isApps()).isFalse();
        assertGoesWith(algorithm, compared.key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ES256", "RS256", "PS256"})
    void checkThatOfAnAppWithItsKey(String algorithm) throws ParseException {
        String own = algorithm.equals("ES256") ? "curve-1" : "rsa-1";

        var compared = AssertionKeys.compared(header(algorithm, Optional.of(own)), REGISTERED);

        assertThat(compared.isApps()).isTrue();
        assertThat(compared.key().getKeyID()).isEqualTo(own);
    }

    private static void assertGoesWith(String algorithm, JWK key) {
        assertThat(key).isInstanceOf(algorithm.equals("ES256") ? ECKey.class : RSAKey.class);
    }

    private static JWSHeader header(String algorithm, Optional<String> kid) {
        var header = new JWSHeader.Builder(JWSAlgorithm.parse(algorithm));
        kid.ifPresent(header::keyID);
        return header.build();
    }
}
