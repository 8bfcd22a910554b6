package dev.grantway.token.assertion;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
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

    private AssertionKeys() {}

    /** Why the signature is not the app's; empty when it is. */
    static Optional<String> problem(SignedJWT jwt, String jwks) {
        var algorithm = jwt.getHeader().getAlgorithm();
        if (!ALGORITHMS.contains(algorithm)) { // above all no HMAC, for which a public key would be the secret
            return Optional.of("client_assertion is signed by none of ES256, RS256 and PS256.");
        }
        try {
            var key = find(JWKSet.parse(jwks), jwt.getHeader().getKeyID());
            if (key.isEmpty()) {
                return Optional.of("The kid of client_assertion is none of the app's public keys.");
            }
            boolean signed = jwt.verify(verifier(key.get(), algorithm));
            return signed ? Optional.empty() : Optional.of("The signature of client_assertion is wrong.");
        } catch (JOSEException | ParseException e) {
            return Optional.of("The key that client_assertion names does not go with its alg.");
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

    private static JWSVerifier verifier(JWK key, JWSAlgorithm algorithm) throws JOSEException {
        boolean forThis = (key.getAlgorithm() == null || key.getAlgorithm().equals(algorithm))
                && (key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE));
        if (forThis && key instanceof ECKey curve && algorithm.equals(JWSAlgorithm.ES256)) {
            return new ECDSAVerifier(curve);
        }
        if (forThis && key instanceof RSAKey rsa && !algorithm.equals(JWSAlgorithm.ES256)) {
            return new RSASSAVerifier(rsa);
        }
        throw new JOSEException("another kind of key");
    }
}
