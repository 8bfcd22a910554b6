package dev.grantway.contracts.signatures;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WebhookSignaturesTest {
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

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
