package dev.grantway.webhook.signed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.signatures.WebhookSignatures;
import dev.grantway.webhook.attempt.RequestText;
import dev.grantway.webhook.signed.SignedText.Scheme;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** What a developer does with what the page shows. */
class SignedTextsTest {
    private static final String URL = "https://app.example/hooks?key=1";
    private static final String SECRET = "client-secret";
    private static final byte[] KEY = "0123456789abcdef".getBytes(StandardCharsets.UTF_8);
    private static final byte[] BODY = "[{\"name\":\"Zoë\"}]".getBytes(StandardCharsets.UTF_8);

    @Test
    void givesEachSignatureAgain() throws GeneralSecurityException {
        var request = RequestText.of(
                URL,
                Map.of(
                        "X-HubSpot-Signature",
                        WebhookSignatures.hubSpotV1(SECRET, BODY),
                        "X-HubSpot-Signature-v3",
                        WebhookSignatures.hubSpotV3(SECRET, "POST", URL, BODY, 1_000),
                        "X-HubSpot-Request-Timestamp",
                        "1000",
                        "webhook-id",
                        "msg_1",
                        "webhook-timestamp",
                        "1",
                        "webhook-signature",
                        WebhookSignatures.standardV1(standardSecret(), "msg_1", 1, BODY)),
                BODY);

        var texts = SignedTexts.of(request);

        assertThat(texts)
                .extracting(SignedText::scheme)
                .containsExactly(Scheme.HUBSPOT_V1, Scheme.HUBSPOT_V3, Scheme.STANDARD);
        assertThat(texts.get(0).signature())
                .isEqualTo(sha256(texts.get(0).text().replace(SignedTexts.SECRET, SECRET)));
        assertThat(texts.get(1).signature())
                .isEqualTo(hmac(
                        SECRET.getBytes(StandardCharsets.UTF_8), texts.get(1).text()));
        assertThat(texts.get(2).signature())
                .isEqualTo("v1," + hmac(KEY, texts.get(2).text()));
    }

    @Test
    void tellsAKeyPairFromASecret() {
        var request = RequestText.of(
                URL, Map.of("webhook-id", "msg_1", "webhook-timestamp", "1", "webhook-signature", "v1a,x"), BODY);

        assertThat(SignedTexts.of(request)).singleElement().satisfies(text -> {
            assertThat(text.scheme()).isEqualTo(Scheme.STANDARD_KEY_PAIR);
            assertThat(text.text()).startsWith("msg_1.1.[");
        });
    }

    @Test
    void knowsNothingOfWhatWasNotSigned() {
        assertThat(SignedTexts.of(RequestText.of(URL, Map.of(), BODY))).isEmpty();
    }

    private static String standardSecret() {
        return "whsec_" + Base64.getEncoder().encodeToString(KEY);
    }

    private static String sha256(String text) throws GeneralSecurityException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String hmac(byte[] key, String text) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
