package dev.grantway.contracts.signatures;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class WebhookSignaturesTest {
    /** What precedes the 32 bytes of an Ed25519 key in X.509. RFC 8410, section 4. */
    private static final byte[] ED25519_HEADER = HexFormat.of().parseHex("302a300506032b6570032100");

    /** The example of the Standard Webhooks specification. */
    @Test
    void signsAsStandardWebhooksDoes() {
        assertThat(WebhookSignatures.standardV1(
                        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        1614265330,
                        bytes("{\"test\": 2432232314}")))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void takesAStandardSecretWithAndWithoutItsPrefix() {
        assertThat(WebhookSignatures.standardV1("whsec_AAAA", "msg_1", 1, bytes("x")))
                .isEqualTo(WebhookSignatures.standardV1("AAAA", "msg_1", 1, bytes("x")));
    }

    /** HubSpot's own example of a v3 signature. */
    @Test
    void signsAsHubSpotV3Does() {
        String body = "[{\"eventId\":1,\"subscriptionId\":1,\"portalId\":1,\"appId\":1}]";

        String signature = WebhookSignatures.hubSpotV3(
                "cfc68c0b-4b4e-4ef8-b764-95350e4ea479",
                "POST",
                "https://webhook.site/335453f5-94b3-49d9-b684-a55354d4b8df",
                bytes(body),
                1752613922216L);

        assertThat(signature).hasSize(44).endsWith("=");
        assertThat(WebhookSignatures.hubSpotV3("cfc68c0b", "POST", "https://webhook.site/", bytes(body), 1L))
                .isNotEqualTo(signature);
    }

    @Test
    void signsTheBytesOfTheBodyAsHubSpotV1Does() {
        assertThat(WebhookSignatures.hubSpotV1("secret", bytes("body")))
                .isEqualTo("62ea2e334a3ca4a272ae4655478e6f6229a1211cc4c4ca203f03068d8fe4cdec");
    }

    /** The third key pair of RFC 8032, section 7.1. */
    @Test
    void signsWithAKeyPairAsStandardWebhooksDoes() throws GeneralSecurityException {
        var seed = HexFormat.of().parseHex("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7");
        var x = HexFormat.of().parseHex("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025");
        var keys = KeyFactory.getInstance("Ed25519");
        var own = keys.generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
        var published = keys.generatePublic(new X509EncodedKeySpec(concat(ED25519_HEADER, x)));

        String signature = WebhookSignatures.standardV1a(own, "msg_1", 1674087231, bytes("{}"));

        assertThat(signature).startsWith("v1a,");
        var check = Signature.getInstance("Ed25519");
        check.initVerify(published);
        check.update(bytes("msg_1.1674087231.{}"));
        assertThat(check.verify(Base64.getDecoder().decode(signature.substring(4))))
                .isTrue();
    }

    private static byte[] concat(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
