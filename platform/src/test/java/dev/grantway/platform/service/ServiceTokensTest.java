package dev.grantway.platform.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServiceTokensTest {
    private static final String ISSUER = "https://apps.example.com";
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private final ECKey ecKey = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
    private final RSAKey rsaKey = new RSAKeyGenerator(2048).keyID("rsa").generate();
    private final JWKSet published = new JWKSet(List.of(ecKey, rsaKey)).toPublicJWKSet();
    private final ServiceTokens tokens = new ServiceTokens(_ -> published, ISSUER, Clock.fixed(NOW, ZoneOffset.UTC));

    ServiceTokensTest() throws JOSEException {}

    @Test
    void areGoodWithEitherAlgorithmOfTokenService() throws JOSEException {
        var caller = new ServiceCaller("install-service", Set.of("a", "b"));

        assertThat(check(JWSAlgorithm.ES256, "ec", new ECDSASigner(ecKey))).hasValue(caller);
        assertThat(check(JWSAlgorithm.RS256, "rsa", new RSASSASigner(rsaKey))).hasValue(caller);
    }

    @Test
    void areNotGoodWithAnyOther() throws JOSEException {
        assertThat(check(JWSAlgorithm.RS512, "rsa", new RSASSASigner(rsaKey))).isEmpty();
        assertThat(check(JWSAlgorithm.RS256, "ec", new RSASSASigner(rsaKey))).isEmpty();
        assertThat(check(
                        JWSAlgorithm.HS256,
                        "rsa",
                        new MACSigner(rsaKey.toPublicKey().getEncoded())))
                .isEmpty();
        assertThat(check(JWSAlgorithm.ES256, "unknown", new ECDSASigner(ecKey))).isEmpty();
    }

    private Optional<ServiceCaller> check(JWSAlgorithm algorithm, String kid, JWSSigner signer) throws JOSEException {
        var token = new SignedJWT(
                new JWSHeader.Builder(algorithm)
                        .type(new JOSEObjectType("at+jwt"))
                        .keyID(kid)
                        .build(),
                new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .audience(ServiceTokens.AUDIENCE)
                        .claim("client_id", "install-service")
                        .claim("scope", "a b")
                        .expirationTime(Date.from(NOW.plusSeconds(60)))
                        .build());
        token.sign(signer);
        return tokens.check(token.serialize());
    }
}
