package dev.grantway.examples.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.examples.app.Signatures.Verdict;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignaturesTest {
    private static final String CLIENT_SECRET = "cfc68c0b-4b4e-4ef8-b764-95350e4ea479";
    private static final String URI = "http://localhost:8090/webhooks";
    /** The example of the Standard Webhooks specification. */
    private static final String WEBHOOK_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final Instant SIGNED_AT = Instant.ofEpochSecond(1614265330);
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);

    private final Signatures signatures = at(SIGNED_AT);

    @Test
    void acceptsTheExampleOfTheStandardWebhooksSpecification() {
        assertThat(signatures.standard(standard("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="), WEBHOOK_SECRET))
                .isEqualTo(Verdict.VALID);
    }

    @Test
    void acceptsAnyOneOfSeveralSignaturesWhileSecretsRotate() {
        var request = standard("v1,AAAA v1a,BBBB v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");

        assertThat(signatures.standard(request, WEBHOOK_SECRET)).isEqualTo(Verdict.VALID);
    }

    @ParameterizedTest
    @CsvSource({"''", "v1", "'v1,'", "'v1,!!'", "'v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='"})
    void refusesWhatIsNoSignature(String signature) {
        assertThat(signatures.standard(standard(signature), WEBHOOK_SECRET)).isEqualTo(Verdict.INVALID);
    }

    @Test
    void refusesAReplay() {
        var later = at(SIGNED_AT.plus(Duration.ofMinutes(6)));

        assertThat(later.standard(standard("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="), WEBHOOK_SECRET))
                .isEqualTo(Verdict.INVALID);
        assertThat(later.hubSpotV3(hubSpotV3(SIGNED_AT.toEpochMilli(), URI), CLIENT_SECRET))
                .isEqualTo(Verdict.INVALID);
    }

    @Test
    void acceptsHubSpotsThirdVersion() {
        assertThat(signatures.hubSpotV3(hubSpotV3(SIGNED_AT.toEpochMilli(), URI), CLIENT_SECRET))
                .isEqualTo(Verdict.VALID);
    }

    @Test
    void refusesASignatureOfAnotherUrlOrSecretOrTime() {
        assertThat(signatures.hubSpotV3(hubSpotV3(SIGNED_AT.toEpochMilli(), URI + "?x=1"), CLIENT_SECRET))
                .isEqualTo(Verdict.INVALID);
        assertThat(signatures.hubSpotV3(hubSpotV3(SIGNED_AT.toEpochMilli(), URI), "another"))
                .isEqualTo(Verdict.INVALID);
        assertThat(signatures.hubSpotV3(hubSpotV3(Long.MAX_VALUE, URI), CLIENT_SECRET))
                .isEqualTo(Verdict.INVALID);
    }

    /** The two examples of HubSpot's documentation. */
    @ParameterizedTest
    @CsvSource({
        "GET, https://www.example.com/webhook_uri, '', eee2dddcc73c94d699f5e395f4b9d454a069a6855fbfa152e91e88823087200e",
        "POST, https://www.example.com/webhook_uri, '{\"example_field\":\"example_value\"}', 9569219f8ba981ffa6f6f16aa0f48637d35d728c7e4d93d0d52efaa512af7900"
    })
    void acceptsHubSpotsSecondVersion(String method, String uri, String body, String signature) {
        var headers = Map.of("X-HubSpot-Signature", signature, "X-HubSpot-Signature-Version", "v2");
        var request = new SignedRequest(method, uri, body.getBytes(UTF_8), headers::get);

        assertThat(signatures.hubSpotV2(request, "yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy"))
                .isEqualTo(Verdict.VALID);
        assertThat(signatures.hubSpotV2(request, CLIENT_SECRET)).isEqualTo(Verdict.INVALID);
    }

    @Test
    void saysNothingOfASchemeThatWasNotUsedOrHasNoSecret() {
        var unsigned = new SignedRequest("POST", URI, BODY, _ -> null);

        assertThat(signatures.standard(unsigned, WEBHOOK_SECRET)).isEqualTo(Verdict.UNCHECKED);
        assertThat(signatures.hubSpotV3(unsigned, CLIENT_SECRET)).isEqualTo(Verdict.UNCHECKED);
        assertThat(signatures.hubSpotV3(hubSpotV3(SIGNED_AT.toEpochMilli(), URI), null))
                .isEqualTo(Verdict.UNCHECKED);
        // anyone can sign with an empty key
        assertThat(signatures.standard(standard("v1,AAAA"), "whsec_")).isEqualTo(Verdict.UNCHECKED);
    }

    private static Signatures at(Instant now) {
        return new Signatures(Clock.fixed(now, ZoneOffset.UTC));
    }

    private static SignedRequest standard(String signature) {
        var headers = Map.of(
                "webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
                "webhook-timestamp", "1614265330",
                "webhook-signature", signature);
        return new SignedRequest("POST", URI, BODY, headers::get);
    }

    private static SignedRequest hubSpotV3(long timestampMillis, String signedUri) {
        var headers = Map.of(
                "X-HubSpot-Request-Timestamp",
                Long.toString(timestampMillis),
                "X-HubSpot-Signature-v3",
                hmac(CLIENT_SECRET, "POST" + signedUri + new String(BODY, UTF_8) + timestampMillis));
        return new SignedRequest("POST", URI, BODY, headers::get);
    }

    static String hmac(String secret, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
