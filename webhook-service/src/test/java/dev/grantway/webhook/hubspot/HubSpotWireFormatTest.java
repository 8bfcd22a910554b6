package dev.grantway.webhook.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.AppSigningSecrets;
import dev.grantway.webhook.call.TestCallConfig;
import dev.grantway.webhook.outgoing.Delivery;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HubSpotWireFormatTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HubSpotWireFormat format = new HubSpotWireFormat(JSON);
    private final HubSpotSignatures signatures = new HubSpotSignatures(new TestCallConfig(Duration.ofSeconds(5)));

    @Test
    void writesAnArrayOfEventsAsHubSpotDoes() throws IOException {
        var content = format.content(batch("""
                {"objectType":"contact","objectId":"267448862446","propertyName":"age","propertyValue":42,
                 "changeSource":"CRM_UI","portalId":1,"attemptNumber":9}"""));

        assertThat(content.headers()).containsExactly(entry("Content-Type", "application/json"));
        assertThat(JSON.readTree(content.body())).isEqualTo(JSON.readTree("""
                [{"eventId":1030198139,"subscriptionId":4578255,"portalId":242711451,"appId":19635961,
                  "occurredAt":1769081993375,"subscriptionType":"contact.propertyChange",
                  "eventType":"contact.propertyChange","attemptNumber":2,"objectId":267448862446,
                  "propertyName":"age","propertyValue":"42","changeSource":"CRM_UI"}]"""));
    }

    @Test
    void signsWithTheOlderSecretInBothVersions() {
        byte[] body = "[]".getBytes(StandardCharsets.UTF_8);
        var secrets = new AppSigningSecrets(List.of("older", "newer"), List.of());

        var headers =
                signatures.headers(secrets, "https://a.example/h?x=1", body, Instant.ofEpochMilli(1752613922216L));

        // computed with: printf 'older[]' | sha256sum, and openssl dgst -sha256 -hmac older
        assertThat(headers)
                .containsEntry("X-HubSpot-Signature-Version", "v1")
                .containsEntry("X-HubSpot-Request-Timestamp", "1752613922216")
                .containsEntry("X-HubSpot-Timeout-Millis", "5000")
                .containsEntry(
                        "X-HubSpot-Signature", "a2e5a5fdbf4a32ba2008d0a15b528f1140c823e2e2693a204abec66439bf3fc4")
                .containsEntry("X-HubSpot-Signature-v3", "Lp3lDsmyvKBjCJYopOFttFoNQrdtGqOSwFnsv+TByt4=");
    }

    @Test
    void hasNoHubSpotHeadersForAnAppWithoutClientSecret() {
        var secrets = new AppSigningSecrets(List.of(), List.of("whsec_AAAA"));

        assertThat(signatures.headers(secrets, "https://a.example/", new byte[0], Instant.EPOCH))
                .isEmpty();
    }

    private static DeliveryBatch batch(String fields) throws IOException {
        var delivery = new Delivery(
                "msg_1",
                1030198139,
                4578255,
                "contact.propertyChange",
                Instant.ofEpochMilli(1769081993375L),
                JSON.readTree(fields));
        return new DeliveryBatch("msg_1", 19635961, 0, 242711451, "ins_1", 1, 2, true, null, List.of(delivery));
    }
}
