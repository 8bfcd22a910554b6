package dev.grantway.token.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.grantway.platform.seal.Secret;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.util.Optional;

/** Signs access tokens that others check offline, and knows its own again. RFC 9068, section 2. */
@Startup // a wrong key is told at start, not to the first client
@Singleton
public class JwtSigner {
    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

    private final ECKey key;
    private final JWSHeader header;
    private final ECDSASigner signer;
    private final ECDSAVerifier verifier;

    JwtSigner(SigningKeyConfig config) {
        key = KeyPairFile.read(config.signingKeyFile());
        header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(TYPE)
                .keyID(key.getKeyID())
                .build();
        try {
            signer = new ECDSASigner(key);
            verifier = new ECDSAVerifier(key);
        } catch (JOSEException e) {
            throw new IllegalStateException("the signing key cannot be used", e);
        }
        SigningProvider.fastest().ifPresent(provider -> {
            signer.getJCAContext().setProvider(provider);
            verifier.getJCAContext().setProvider(provider);
        });
    }

    public Secret sign(JWTClaimsSet claims) {
        var token = new SignedJWT(header, claims);
        try {
            token.sign(signer);
            return new Secret(token.serialize());
        } catch (JOSEException e) {
            throw new IllegalStateException("an access token could not be signed", e);
        }
    }

    /** What a token of ours says, whether or not its time is over; empty for any other text. */
    public Optional<JWTClaimsSet> verify(String text) {
        try {
            var token = SignedJWT.parse(text);
            // our own header exactly: no other algorithm, key or type is worth a look
            boolean ours = TYPE.equals(token.getHeader().getType())
                    && JWSAlgorithm.ES256.equals(token.getHeader().getAlgorithm())
                    && key.getKeyID().equals(token.getHeader().getKeyID());
            return ours && token.verify(verifier) ? Optional.of(token.getJWTClaimsSet()) : Optional.empty();
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }

    /** The public keys. RFC 7517. */
    public JWKSet publicKeys() {
        return new JWKSet(new ECKey.Builder(key.toPublicJWK())
                .keyUse(com.nimbusds.jose.jwk.KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.ES256)
                .build());
    }
}
