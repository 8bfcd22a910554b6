package dev.grantway.token.attack;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;

/** Signed tokens that are not what they say, made of a good one. */
final class Forgeries {
    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

    private final SignedJWT good;
    private final JWK published;

    Forgeries(String good, JWK published) throws ParseException {
        this.good = SignedJWT.parse(good);
        this.published = published;
    }

    /** By the name of the trick. */
    Map<String, String> all() throws ParseException, JOSEException {
        String kid = good.getHeader().getKeyID();
        var own = new ECKeyGenerator(Curve.P_256).keyID(kid).generate();
        var all = new LinkedHashMap<String, String>();
        all.put("alg none", none("none"));
        all.put("alg nOnE", none("nOnE"));
        all.put("HS256 by the public key as JSON", mac(published.toJSONString()));
        all.put("HS256 by the public key's x", mac(published.toECKey().getX().toString()));
        all.put("another key under our kid", sign(header(kid).build(), claims().build(), own));
        all.put("a kid that is unknown", sign(header("other").build(), claims().build(), own));
        all.put("a kid that is a path", sign(header("../../dev/null").build(), claims().build(), own));
        all.put("its key in its header", sign(header(kid).jwk(own.toPublicJWK()).build(), claims().build(), own));
        all.put(
                "its key at an address",
                sign(
                        header(kid)
                                .jwkURL(java.net.URI.create("http://169.254.169.254/"))
                                .build(),
                        claims().build(),
                        own));
        all.put(
                "claims changed under the signature",
                joined(
                        good.getHeader().toBase64URL(),
                        Base64URL.encode(
                                claims().claim("scope", "everything").build().toString()),
                        good.getSignature()));
        all.put(
                "a header changed under the signature",
                joined(
                        new JWSHeader.Builder(JWSAlgorithm.ES256)
                                .type(JOSEObjectType.JWT)
                                .keyID(kid)
                                .build()
                                .toBase64URL(),
                        good.getPayload().toBase64URL(),
                        good.getSignature()));
        all.put(
                "a signature of zeros",
                joined(
                        good.getHeader().toBase64URL(),
                        good.getPayload().toBase64URL(),
                        Base64URL.encode(new byte[64])));
        all.put("no signature", good.serialize().substring(0, good.serialize().lastIndexOf('.') + 1));
        return all;
    }

    JWTClaimsSet.Builder claims() throws ParseException {
        return new JWTClaimsSet.Builder(good.getJWTClaimsSet());
    }

    /** Claims that a rightly signed token must not have. */
    Map<String, JWTClaimsSet> wrongClaims(Date past) throws ParseException {
        return Map.of(
                "another issuer", claims().issuer("http://localhost:8081").build(),
                "no issuer", claims().issuer(null).build(),
                "another audience", claims().audience("https://other.example").build(),
                "no audience", claims().audience((String) null).build(),
                "over", claims().expirationTime(past).build());
    }

    private String none(String algorithm) throws ParseException {
        var header = "{\"alg\":\"" + algorithm + "\",\"typ\":\"at+jwt\",\"kid\":\""
                + good.getHeader().getKeyID() + "\"}";
        return Base64URL.encode(header) + "." + good.getPayload().toBase64URL() + ".";
    }

    private String mac(String key) throws JOSEException, ParseException {
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(TYPE)
                .keyID(good.getHeader().getKeyID())
                .build();
        return sign(header, claims().build(), new MACSigner(key.getBytes(StandardCharsets.UTF_8)));
    }

    private static JWSHeader.Builder header(String kid) {
        return new JWSHeader.Builder(JWSAlgorithm.ES256).type(TYPE).keyID(kid);
    }

    private static String sign(JWSHeader header, JWTClaimsSet claims, ECKey key) throws JOSEException {
        return sign(header, claims, new ECDSASigner(key));
    }

    private static String sign(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws JOSEException {
        var token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private static String joined(Base64URL header, Base64URL payload, Base64URL signature) {
        return header + "." + payload + "." + signature;
    }
}
