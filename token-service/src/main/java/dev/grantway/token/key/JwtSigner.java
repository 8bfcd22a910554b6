package dev.grantway.token.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.grantway.platform.seal.Secret;
import dev.grantway.token.signing.SigningKeys;
import dev.grantway.token.signing.UsableKey;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signs access tokens that others check offline, and knows its own again. RFC 9068, section 2. */
@Singleton
public class JwtSigner {
    private final SigningKeys keys;

    JwtSigner(SigningKeys keys) {
        this.keys = keys;
    }

    public Secret sign(JWTClaimsSet claims) {
        return keys.signer().sign(claims);
    }

    /** What a token of ours says, whether or not its time is over; empty for any other text. */
    public Optional<JWTClaimsSet> verify(String text) {
        try {
            var token = SignedJWT.parse(text);
            @Nullable String kid = token.getHeader().getKeyID();
            var key = kid == null ? Optional.<UsableKey>empty() : keys.find(kid);
            return key.isPresent() && key.get().signed(token) ? Optional.of(token.getJWTClaimsSet()) : Optional.empty();
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }

    /** The public keys. RFC 7517. */
    public JWKSet publicKeys() {
        return keys.published();
    }

    /** The public keys, after a look for one that may have been made a moment ago. */
    public JWKSet publicKeysFor(String wantedKeyId) {
        var _ = keys.find(wantedKeyId);
        return keys.published();
    }
}
