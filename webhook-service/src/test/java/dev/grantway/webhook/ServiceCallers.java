package dev.grantway.webhook;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.grantway.platform.service.ServiceKeys;
import dev.grantway.platform.service.ServiceTokens;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Signs the tokens of other services, as token-service would. */
@Singleton
public class ServiceCallers implements ServiceKeys {
    private static final String KEY_ID = "test";

    private final ECKey key = generate();
    private final String issuer;
    private final Clock clock;

    ServiceCallers(@ConfigProperty(name = "grantway.base-url") String issuer, Clock clock) {
        this.issuer = issuer;
        this.clock = clock;
    }

    @Override
    public JWKSet keysFor(String wantedKeyId) {
        return new JWKSet(key.toPublicJWK());
    }

    /** The value of the {@code Authorization} header of a service with these scopes. */
    public String bearer(String scope) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(ServiceTokens.AUDIENCE)
                .claim("client_id", "crm")
                .claim("scope", scope)
                .expirationTime(Date.from(clock.instant().plus(Duration.ofMinutes(5))))
                .build();
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID(KEY_ID)
                .type(ServiceTokens.TYPE)
                .build();
        var jwt = new SignedJWT(header, claims);
        try {
            jwt.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return "Bearer " + jwt.serialize();
    }

    private static ECKey generate() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(KEY_ID).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
