package dev.grantway.platform.service;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
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

    /** A service shows one token for half an hour, so a few hundred are more than all of them. */
    private static final int MOST_REMEMBERED = 512;

    private final ServiceKeys keys;
    private final String issuer;
    private final Clock clock;
    private final Cache<String, JWK> signedBy =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

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
        @Nullable JWK key = keys.keysFor(keyId).getKeyByKeyId(keyId);
        return key != null && isSignedBy(key, jwt);
    }

    /**
     * What was verified once is not verified again: that is most of what a call between services costs. Only as long as the
     * key that did it is still the one of its id; whom the token is for, and until when, is looked at each time.
     */
    private boolean isSignedBy(JWK key, SignedJWT jwt) throws JOSEException {
        String token = jwt.serialize();
        if (key.equals(signedBy.getIfPresent(token))) {
            return true;
        }
        boolean good = verify(key, jwt);
        if (good) {
            signedBy.put(token, key);
        }
        return good;
    }

    /** The key says how it signs, and the token must say the same. */
    private static boolean verify(JWK key, SignedJWT jwt) throws JOSEException {
        var algorithm = jwt.getHeader().getAlgorithm();
        return switch (key) {
            case ECKey ec when algorithm.equals(JWSAlgorithm.ES256) -> jwt.verify(new ECDSAVerifier(ec));
            case RSAKey rsa when algorithm.equals(JWSAlgorithm.RS256) -> jwt.verify(new RSASSAVerifier(rsa));
            default -> false;
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
