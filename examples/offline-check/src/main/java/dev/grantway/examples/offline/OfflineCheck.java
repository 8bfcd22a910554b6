package dev.grantway.examples.offline;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks Grantway's JWT access tokens without a call to Grantway. RFC 9068, section 4. */
public final class OfflineCheck {
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final Revocations revocations;

    public OfflineCheck(String issuer, URI jwks, Revocations revocations) throws MalformedURLException {
        this.revocations = revocations;
        var keys = JWKSourceBuilder.create(jwks.toURL())
                .retrying(true)
                .outageTolerant(Revocations.LONGER_THAN_ANY_TOKEN_LIVES.toMillis())
                .build();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt")));
        processor.setJWSKeySelector( // a list of our own: the token does not choose how it is checked
                new JWSVerificationKeySelector<>(Set.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256), keys));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                issuer, // Grantway names itself as audience of an app's token
                new JWTClaimsSet.Builder().issuer(issuer).build(),
                Set.of("exp", "iat", "scope", "grant_id", "installation_id", "app_id")));
    }

    /**
     * The claims of a good token; empty: answer 401, and 403 when the scope alone is missing from the claims.
     *
     * @throws KeySourceException when nobody can say: answer 503
     */
    public Optional<JWTClaimsSet> check(String token) throws KeySourceException {
        try {
            var jwt = SignedJWT.parse(token);
            var claims = processor.process(jwt, null);
            return revocations.reach(jwt.getHeader().getKeyID(), claims) ? Optional.empty() : Optional.of(claims);
        } catch (RateLimitReachedException e) { // its key is not known, and was looked for a moment ago
            return Optional.empty();
        } catch (KeySourceException e) { // our trouble, not the token's
            throw e;
        } catch (ParseException | BadJOSEException | JOSEException e) {
            return Optional.empty();
        }
    }

    /** Whether the token may do what needs this scope. */
    public static boolean allows(JWTClaimsSet claims, String scope) {
        return List.of(claims.getClaim("scope").toString().split(" ")).contains(scope);
    }
}
