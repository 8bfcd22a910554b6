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
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ServiceTokensTest {
    private static final String ISSUER = "https://apps.example.com";
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private final ECKey ecKey = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
    private final RSAKey rsaKey = new RSAKeyGenerator(2048).keyID("rsa").generate();
    private final JWKSet published = new JWKSet(List.of(ecKey, rsaKey)).toPublicJWKSet();
    private final AtomicReference<JWKSet> current = new AtomicReference<>(published);
    private final AtomicReference<Instant> time = new AtomicReference<>(NOW);
    private final ServiceTokens tokens = new ServiceTokens(_ -> current.get(), ISSUER, clock());

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return time.get();
            }
        };
    }

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

    @Test
    void thatWereGoodAreLookedAtAnew() throws JOSEException {
        String token = token(JWSAlgorithm.ES256, "ec", new ECDSASigner(ecKey));
        assertThat(tokens.check(token)).isPresent();
        String payload = token.substring(0, token.lastIndexOf('.'));
        String otherSignature = token(
                JWSAlgorithm.ES256,
                "ec",
                new ECDSASigner(new ECKeyGenerator(Curve.P_256).keyID("ec").generate()));

        assertThat(tokens.check(payload + otherSignature.substring(otherSignature.lastIndexOf('.'))))
                .isEmpty();
        time.set(NOW.plusSeconds(61));
        assertThat(tokens.check(token)).as("after its end").isEmpty();
    }

    @Test
    void areNotGoodAnyMoreWithoutTheirKey() throws JOSEException {
        String token = token(JWSAlgorithm.ES256, "ec", new ECDSASigner(ecKey));
        assertThat(tokens.check(token)).isPresent();

        current.set(new JWKSet(
                new ECKeyGenerator(Curve.P_256).keyID("ec").generate().toPublicJWK()));
        assertThat(tokens.check(token)).as("another key of that id").isEmpty();
        current.set(new JWKSet());
        assertThat(tokens.check(token)).as("no key of that id").isEmpty();
    }

    private Optional<ServiceCaller> check(JWSAlgorithm algorithm, String kid, JWSSigner signer) throws JOSEException {
        return tokens.check(token(algorithm, kid, signer));
    }

    private static String token(JWSAlgorithm algorithm, String kid, JWSSigner signer) throws JOSEException {
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
        return token.serialize();
    }
}
