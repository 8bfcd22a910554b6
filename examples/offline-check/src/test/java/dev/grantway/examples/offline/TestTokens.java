package dev.grantway.examples.offline;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** Tokens as Grantway signs them, and as it never would. */
final class TestTokens {
    static final String ISSUER = "https://apps.example.com";
    static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

    final ECKey key = generate();
    final ECKey leaked = generate();
    final ECKey stranger = generate();
    final RSAKey rsaKey = generateRsa();
    final Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);

    /** What is published: all but the stranger. */
    JWKSet published() {
        return new JWKSet(List.of(key, leaked, rsaKey)).toPublicJWKSet();
    }

    JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(ISSUER)
                .subject("3")
                .claim("client_id", "an-app")
                .claim("scope", "crm.objects.contacts.read oauth")
                .claim("app_id", 300001)
                .claim("account_id", 200001)
                .claim("installation_id", UUID.randomUUID().toString())
                .claim("grant_id", UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(30))));
    }

    String signed(JWTClaimsSet claims) throws JOSEException {
        return signed(key, claims);
    }

    String signed(ECKey by, JWTClaimsSet claims) throws JOSEException {
        return signed(JWSAlgorithm.ES256, ACCESS_TOKEN, by.getKeyID(), new ECDSASigner(by), claims);
    }

    String signed(JWSAlgorithm algorithm, JOSEObjectType type, String kid, JWSSigner signer) throws JOSEException {
        return signed(algorithm, type, kid, signer, claims().build());
    }

    String signed(JWSAlgorithm algorithm, JOSEObjectType type, String kid, JWSSigner signer, JWTClaimsSet claims)
            throws JOSEException {
        var token = new SignedJWT(
                new JWSHeader.Builder(algorithm).type(type).keyID(kid).build(), claims);
        token.sign(signer);
        return token.serialize();
    }

    private static ECKey generate() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey generateRsa() {
        try {
            return new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
