package dev.grantway.token.assertion;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks a signature with one of an app's public keys. What the header says of keys elsewhere is not looked at. */
final class AssertionKeys {
    private static final List<JWSAlgorithm> ALGORITHMS =
            List.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256, JWSAlgorithm.PS256);

    /** Said of an unknown client too. */
    static final String NOT_PROVEN =
            "There is no such client, or client_assertion is signed by none of its public keys:"
                    + " kid names the key, and alg goes with it.";

    /** For the time it takes alone: what they verify proves nothing. */
    private static final String NOBODYS = """
            {"keys": [
              {"kty": "EC", "crv": "P-256", "x": "UPmzR9lA5qC-OHRdBbRmKmWriS3KjO-OOuFUm3hUZ5Q",
               "y": "KKFUt66NhEtLYdrAR_qvx8ubZ4mHsHeUsQunVf4liz0"},
              {"kty": "RSA", "e": "AQAB", "n": "3026f4XImSl_3rP2YQIE7IfE-AAMQMurbf71ORDZm5zpbRl7Q51XqpqelJTjlMVcRqEK3zd3bERtL9RBY6IOA_tmu7vZWB2BprANLFiftnPhHjh1qJ\
            6wfuBeaWbs3AphMz7nqcWKlbpclGMrSllTGRTN9hhLA6HD1bvRrckX_ZS1Dv7n3Rhr_23wejjtCpeFjIOU5HC4HeNwRz3RuUI5jsrXObFXAZcJCr3H\
            xVg0CfYDKqpvF6UB6y8ICbjqxeFqW1c4lUWTNsKmcJlj5uAZ-jvLnhAinK1Yk2Pby3-3s4HCj-btGKb7ETrDEky2jtl-a62wy1zERNiTfV4AJcBfYw"}
            ]}""";

    private static final JWKSet NOBODY = parse(NOBODYS);

    private AssertionKeys() {}

    /**
     * Why the signature is not one of an app; empty when it is.
     *
     * @param jwks its keys; absent when it has none, and for no app
     */
    static Optional<String> problem(SignedJWT jwt, Optional<String> jwks) {
        var algorithm = jwt.getHeader().getAlgorithm();
        if (!ALGORITHMS.contains(algorithm)) { // above all no HMAC, for which a public key would be the secret
            return Optional.of("client_assertion is signed by none of ES256, RS256 and PS256.");
        }
        try {
            var compared = compared(jwt.getHeader(), jwks);
            boolean signed = jwt.verify(verifier(compared.key()));
            return signed && compared.isApps() ? Optional.empty() : Optional.of(NOT_PROVEN);
        } catch (JOSEException | ParseException e) {
            return Optional.of(NOT_PROVEN);
        }
    }

    /** A key that a signature is checked with, and whether it is one of the app's. */
    record Compared(JWK key, boolean isApps) {}

    /** Always one that goes with the algorithm, so that a signature is checked whatever is known of the client. */
    static Compared compared(JWSHeader header, Optional<String> jwks) throws ParseException {
        return find(JWKSet.parse(jwks.orElse(NOBODYS)), header.getKeyID())
                .filter(key -> jwks.isPresent() && goesWith(key, header.getAlgorithm()))
                .map(key -> new Compared(key, true))
                .orElseGet(() -> new Compared(nobodys(header.getAlgorithm()), false));
    }

    private static JWK nobodys(JWSAlgorithm algorithm) {
        return NOBODY.getKeys().stream()
                .filter(key -> goesWith(key, algorithm))
                .findFirst()
                .orElseThrow();
    }

    private static JWKSet parse(String keys) {
        try {
            return JWKSet.parse(keys);
        } catch (ParseException e) {
            throw new IllegalStateException("these are keys", e);
        }
    }

    /** Without a {@code kid} only where there is no choice. */
    private static Optional<JWK> find(JWKSet keys, @Nullable String keyId) {
        if (keyId == null) {
            return keys.size() == 1 ? Optional.of(keys.getKeys().getFirst()) : Optional.empty();
        }
        return keys.getKeys().stream()
                .filter(key -> keyId.equals(key.getKeyID()))
                .findFirst();
    }

    private static boolean goesWith(JWK key, JWSAlgorithm algorithm) {
        boolean ofThatKind = algorithm.equals(JWSAlgorithm.ES256) ? key instanceof ECKey : key instanceof RSAKey;
        return ofThatKind
                && (key.getAlgorithm() == null || key.getAlgorithm().equals(algorithm))
                && (key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE));
    }

    private static JWSVerifier verifier(JWK key) throws JOSEException {
        return key instanceof ECKey curve ? new ECDSAVerifier(curve) : new RSASSAVerifier(key.toRSAKey());
    }
}
