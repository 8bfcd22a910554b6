package dev.grantway.platform.service;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Checks a service's token: an RFC 9068 access token of token-service, for services alone. */
@Singleton
public class ServiceTokens {
    /** The audience of every service token; an app's token never has it. */
    public static final String AUDIENCE = "urn:grantway:services";

    /** The {@code typ} of an access token. RFC 9068, section 2.1. */
    public static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

    private final ServiceKeys keys;
    private final String issuer;
    private final Clock clock;

    ServiceTokens(ServiceKeys keys, @ConfigProperty(name = "grantway.base-url") String issuer, Clock clock) {
        this.keys = keys;
        this.issuer = issuer;
        this.clock = clock;
    }

    /** Who sent the token; empty when it is not good. */
    public Optional<ServiceCaller> check(String token) {
        try {
            var jwt = SignedJWT.parse(token);
            return isSigned(jwt) && isMeantForUs(jwt.getJWTClaimsSet())
                    ? Optional.of(callerOf(jwt.getJWTClaimsSet()))
                    : Optional.empty();
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }

    private boolean isSigned(SignedJWT jwt) throws JOSEException {
        var header = jwt.getHeader();
        @Nullable String keyId = header.getKeyID();
        if (keyId == null || !TYPE.equals(header.getType())) {
            return false;
        }
        // the key says how it signs, and the token must say the same
        return switch (keys.keysFor(keyId).getKeyByKeyId(keyId)) {
            case ECKey key when header.getAlgorithm().equals(JWSAlgorithm.ES256) -> jwt.verify(new ECDSAVerifier(key));
            case RSAKey key
            when header.getAlgorithm().equals(JWSAlgorithm.RS256) -> jwt.verify(new RSASSAVerifier(key));
            case null, default -> false;
        };
    }

    private boolean isMeantForUs(JWTClaimsSet claims) {
        var expiresAt = claims.getExpirationTime();
        return issuer.equals(claims.getIssuer())
                && claims.getAudience().contains(AUDIENCE)
                && expiresAt != null
                && expiresAt.toInstant().isAfter(clock.instant());
    }

    private static ServiceCaller callerOf(JWTClaimsSet claims) throws ParseException {
        @Nullable String scope = claims.getStringClaim("scope");
        return new ServiceCaller(
                claims.getStringClaim("client_id"), scope == null ? Set.of() : Set.of(scope.split(" ")));
    }
}
