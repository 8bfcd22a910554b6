package dev.grantway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grantway.contracts.topics.Topic;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.util.Base64;
import java.util.UUID;

/** An app with a key of its own whose refresh tokens rotate, made through the API as its developer would. */
record SigningApp(DemoApp app, KeyPair key) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String REDIRECT_URI = "http://localhost:8090/oauth-callback";
    private static final String KEY_ID = "e2e-1";
    private static final int COORDINATE_BYTES = 32;

    static SigningApp create(Product product) throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        var key = generator.generateKeyPair();
        var body = JSON.createObjectNode().put("name", "Two replicas " + UUID.randomUUID());
        body.putObject("support").put("email", "help@acme.example");
        body.putArray("redirectUris").add(REDIRECT_URI);
        body.putObject("scopes").putArray("required").add("oauth").add("crm.objects.contacts.read");
        var tokens = body.putObject("tokens").put("refreshTokens", "ROTATING");
        tokens.putObject("jwks").putArray("keys").add(jwk((ECPublicKey) key.getPublic()));
        var made = new Tokens(product, product.app("Contact Sync"))
                .json(
                        "POST",
                        "/api/v1/apps",
                        product.demo().path("developerApiKey").asText(),
                        body.toString());
        assertThat(made.status()).as("%s", made).isEqualTo(201);
        var app = (ObjectNode) made.json();
        app.put("redirectUri", REDIRECT_URI);
        app.set("requiredScopes", app.path("scopes").path("required"));
        product.topics()
                .awaitValue(
                        Topic.APPS, value -> value.contains(app.path("clientId").asText()));
        return new SigningApp(new DemoApp(app), key);
    }

    /** A statement that proves the app, once. */
    String assertion(String issuer) throws GeneralSecurityException {
        var claims = JSON.createObjectNode()
                .put("iss", app.clientId())
                .put("sub", app.clientId())
                .put("aud", issuer)
                .put("jti", UUID.randomUUID().toString())
                .put("exp", Clock.systemUTC().instant().getEpochSecond() + 60);
        String signed = encode("{\"alg\":\"ES256\",\"kid\":\"" + KEY_ID + "\"}") + "." + encode(claims.toString());
        var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(key.getPrivate());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + encode(signature.sign());
    }

    private static ObjectNode jwk(ECPublicKey key) {
        return JSON.createObjectNode()
                .put("kty", "EC")
                .put("crv", "P-256")
                .put("kid", KEY_ID)
                .put("use", "sig")
                .put("x", encode(coordinate(key.getW().getAffineX())))
                .put("y", encode(coordinate(key.getW().getAffineY())));
    }

    private static byte[] coordinate(BigInteger number) {
        byte[] bytes = new byte[COORDINATE_BYTES];
        byte[] shown = number.toByteArray(); // may have a zero in front
        int used = Math.min(shown.length, COORDINATE_BYTES);
        System.arraycopy(shown, shown.length - used, bytes, COORDINATE_BYTES - used, used);
        return bytes;
    }

    private static String encode(String text) {
        return encode(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "SigningApp[" + app.appId() + "]";
    }
}
