package dev.grantway.token.signing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.grantway.platform.seal.Secret;
import dev.grantway.platform.service.ServiceTokens;
import java.security.Provider;
import java.text.ParseException;
import java.util.Optional;

/** A key ready to sign and to check; it is made once, and used by many threads. */
public final class UsableKey {
    private final JWK publicJwk;
    private final JWSHeader header;
    private final JWSVerifier verifier;
    private final Optional<JWSSigner> signer;

    private UsableKey(JWK publicJwk, JWSHeader header, JWSVerifier verifier, Optional<JWSSigner> signer) {
        this.publicJwk = publicJwk;
        this.header = header;
        this.verifier = verifier;
        this.signer = signer;
    }

    /**
     * Makes a key ready.
     *
     * @param pair empty for a key that only checks
     * @param provider empty for the JDK's
     */
    static UsableKey of(SigningKey key, Optional<JWK> pair, Optional<Provider> provider) {
        try {
            var publicJwk = SealedKeys.parse(key.publicJwk());
            var verifier = verifier(publicJwk);
            Optional<JWSSigner> signer = pair.isEmpty() ? Optional.empty() : Optional.of(signer(pair.get()));
            provider.ifPresent(faster -> {
                verifier.getJCAContext().setProvider(faster);
                signer.ifPresent(own -> own.getJCAContext().setProvider(faster));
            });
            return new UsableKey(publicJwk, header(key), verifier, signer);
        } catch (JOSEException | ParseException e) {
            throw new IllegalStateException("the signing key " + key.kid() + " cannot be used", e);
        }
    }

    public Secret sign(JWTClaimsSet claims) {
        var token = new SignedJWT(header, claims);
        try {
            token.sign(signer.orElseThrow(() -> new IllegalStateException("the signing key " + header.getKeyID()
                    + " does not open: mount the keyset signing-keys that sealed it, or revoke the key")));
            return new Secret(token.serialize());
        } catch (JOSEException e) {
            throw new IllegalStateException("a token could not be signed", e);
        }
    }

    /** Whether this key signed it, in the one way in which it signs. */
    public boolean signed(SignedJWT token) throws JOSEException {
        // no other algorithm or type is worth a look
        return header.getAlgorithm().equals(token.getHeader().getAlgorithm())
                && header.getType().equals(token.getHeader().getType())
                && token.verify(verifier);
    }

    JWK publicJwk() {
        return publicJwk;
    }

    /** Parsed from its own text, so that it is not written anew for each token. */
    private static JWSHeader header(SigningKey key) throws ParseException {
        return JWSHeader.parse(new JWSHeader.Builder(key.algorithm().toJws())
                .type(ServiceTokens.TYPE)
                .keyID(key.kid())
                .build()
                .toBase64URL());
    }

    private static JWSSigner signer(JWK pair) throws JOSEException {
        return switch (SigningAlgorithm.valueOf(pair.getAlgorithm().getName())) {
            case ES256 -> new ECDSASigner(pair.toECKey());
            case RS256 -> new RSASSASigner(pair.toRSAKey());
        };
    }

    private static JWSVerifier verifier(JWK key) throws JOSEException {
        return switch (SigningAlgorithm.valueOf(key.getAlgorithm().getName())) {
            case ES256 -> new ECDSAVerifier(key.toECKey());
            case RS256 -> new RSASSAVerifier(key.toRSAKey());
        };
    }
}
