package dev.grantway.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.grantway.contracts.events.AppTokens;
import java.time.Clock;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The keys of an app that proves itself by them, and what it signs. */
public final class TestAssertions {
    public static final String ISSUER = "http://localhost:8080";
    public static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    public static final ECKey CURVE = curve("curve-1");
    public static final RSAKey RSA = rsa("rsa-1");

    private TestAssertions() {}

    /** The developer's choice that registers the public halves of both keys. */
    public static AppTokens registered() {
        return new AppTokens(
                AppTokens.RefreshTokens.STABLE,
                null,
                AppTokens.Grants.ACCOUNT,
                new JWKSet(List.<JWK>of(CURVE, RSA)).toString(true));
    }

    public static ECKey curve(String keyId) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(keyId).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey rsa(String keyId) {
        try {
            return new RSAKeyGenerator(2048).keyID(keyId).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Claims that are good for a minute at this moment. */
    public static JWTClaimsSet.Builder claims(TestApp app) {
        var now = Clock.systemUTC().instant();
        return new JWTClaimsSet.Builder()
                .issuer(app.clientId())
                .subject(app.clientId())
                .audience(ISSUER)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)));
    }

    public static String sign(JWTClaimsSet.Builder claims) {
        return sign(JWSAlgorithm.ES256, CURVE, claims);
    }

    public static String sign(JWSAlgorithm algorithm, JWK key, JWTClaimsSet.Builder claims) {
        return sign(new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), signer(key), claims);
    }

    public static String sign(JWSHeader header, JWSSigner signer, JWTClaimsSet.Builder claims) {
        try {
            var jwt = new SignedJWT(header, claims.build());
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public static JWSSigner signer(JWK key) {
        try {
            return key instanceof ECKey curve ? new ECDSASigner(curve) : new RSASSASigner(key.toRSAKey());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A request for a token of the app itself. */
    public static Map<String, String> request(String assertion) {
        var form = new HashMap<String, String>();
        form.put("grant_type", "client_credentials");
        form.put("client_assertion_type", TYPE);
        form.put("client_assertion", assertion);
        return form;
    }
}
