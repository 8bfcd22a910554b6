package dev.grantway.token.signing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;

/** What a key signs with. RFC 7518, section 3.1. */
public enum SigningAlgorithm {
    /** ECDSA with P-256: short signatures, quickly made. */
    ES256,
    /** RSA of 2,048 bits, for products that check nothing else. */
    RS256;

    private static final int RSA_BITS = 2048;

    JWSAlgorithm toJws() {
        return JWSAlgorithm.parse(name());
    }

    /** A new key pair; its id is its thumbprint. RFC 7638. */
    JWK generate() {
        var generator = switch (this) {
            case ES256 -> new ECKeyGenerator(Curve.P_256);
            case RS256 -> new RSAKeyGenerator(RSA_BITS);
        };
        try {
            return generator
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(toJws())
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("no " + this + " key could be made", e);
        }
    }
}
