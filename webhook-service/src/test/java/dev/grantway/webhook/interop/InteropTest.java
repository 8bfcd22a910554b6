package dev.grantway.webhook.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import dev.grantway.contracts.events.DeliveryOptions;
import dev.grantway.contracts.events.WebhookFormat;
import dev.grantway.contracts.events.WebhookSettings;
import dev.grantway.contracts.signatures.WebhookSignatures;
import dev.grantway.devstack.DevStackResource;
import dev.grantway.webhook.Fixture;
import dev.grantway.webhook.Receiver;
import dev.grantway.webhook.Receiver.Received;
import io.cloudevents.CloudEvent;
import io.cloudevents.http.HttpMessageFactory;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Other people's libraries, unmodified, take what was really sent, in each format and with each kind of content, and refuse it once
 * somebody has touched it. A body is never empty and never ends with a line break.
 */
@QuarkusTest
@QuarkusTestResource(DevStackResource.class)
class InteropTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final byte[] X509_HEADER = HexFormat.of().parseHex("302a300506032b6570032100"); // RFC 8410

    private static final Map<String, String> CONTENTS = Map.of(
            "ASCII", "plain text",
            "UTF-8", "Grüße, 世界 😀 \\u0001\\n\\r\\n",
            "20 kB", "x".repeat(18_000));

    private final Receiver receiver = new Receiver();
    private final Fixture fixture;
    private final ObjectMapper json;

    InteropTest(Fixture fixture, ObjectMapper json) {
        this.fixture = fixture;
        this.json = json;
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    static Stream<Arguments> matrix() {
        return Arrays.stream(WebhookFormat.values())
                .flatMap(format -> CONTENTS.keySet().stream()
                        .flatMap(content ->
                                Stream.of(false, true).map(asymmetric -> Arguments.of(format, content, asymmetric))));
    }

    private record Sent(Fixture.App app, int account, Received request) {
        byte[] body() {
            return request.body().getBytes(StandardCharsets.UTF_8);
        }

        Map<String, String> headers() {
            var headers = new HashMap<String, String>();
            request.headers().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
            return headers;
        }
    }

    private Sent send(WebhookFormat format, String content, boolean asymmetric) {
        var options = new DeliveryOptions(format, asymmetric, false, false, null, false, true, List.of());
        var app = fixture.app(new WebhookSettings(receiver.url(), 1, null, options));
        int account = Fixture.newId();
        fixture.install(app, account);
        fixture.contactCreated(
                account,
                "{\"accountId\":%d,\"objectType\":\"contact\",\"objectId\":512,\"sourceId\":\"%s\"}"
                        .formatted(account, CONTENTS.get(content)));
        await().atMost(PATIENCE).until(() -> !receiver.received().isEmpty());
        return new Sent(app, account, receiver.received().getFirst());
    }

    @ParameterizedTest
    @MethodSource("matrix")
    void verifiesInEachFormatAndIsRefusedOnceTouched(WebhookFormat format, String content, boolean asymmetric)
            throws Exception {
        var sent = send(format, content, asymmetric);

        for (String secret : sent.app().webhookSecrets()) { // two live at once while they change over
            verifyByStandardWebhooks(sent, secret);
            verifyByStandardWebhooks(sent, secret.replace("whsec_", ""));
            verifyBySvix(sent, secret);
        }
        assertThat(sent.request().header("webhook-id")).startsWith("msg_").doesNotContain(".");
        assertThat(sent.request().header("X-HubSpot-Signature"))
                .isEqualTo(WebhookSignatures.hubSpotV1(sent.app().clientSecret(), sent.body()));
        assertThat(signatures(sent, "v1a,").isEmpty()).isEqualTo(!asymmetric);
        if (asymmetric) {
            verifyByKeyPair(sent);
        }
        read(format, sent, content);
    }

    private static void verifyByStandardWebhooks(Sent sent, String secret) throws Exception {
        var webhook = new Webhook(secret);
        String body = sent.request().body();
        assertThatCode(() -> webhook.verify(body, standard(sent.headers()))).doesNotThrowAnyException();
        assertThatThrownBy(() -> webhook.verify(body + " ", standard(sent.headers())))
                .isNotNull();
        for (String header : List.of("webhook-id", "webhook-timestamp", "webhook-signature")) {
            assertThatThrownBy(() -> webhook.verify(body, standard(without(sent.headers(), header))))
                    .isNotNull();
        }
        for (long seconds : List.of(-360L, 360L)) { // signed well, and of another time
            assertThatThrownBy(() -> webhook.verify(body, standard(at(sent, secret, seconds))))
                    .isNotNull();
        }
        assertThatThrownBy(() ->
                        webhook.verify(body, standard(with(sent.headers(), "webhook-signature", unknownVersion(sent)))))
                .isNotNull();
        var other = new Webhook("whsec_" + Base64.getEncoder().encodeToString(new byte[24]));
        assertThatThrownBy(() -> other.verify(body, standard(sent.headers()))).isNotNull();
    }

    private static void verifyBySvix(Sent sent, String secret) throws Exception {
        var webhook = new com.svix.Webhook(secret);
        String body = sent.request().body();
        assertThatCode(() -> webhook.verify(body, standard(sent.headers()))).doesNotThrowAnyException();
        assertThatThrownBy(() -> webhook.verify(body + " ", standard(sent.headers())))
                .isNotNull();
        for (long seconds : List.of(-360L, 360L)) {
            assertThatThrownBy(() -> webhook.verify(body, standard(at(sent, secret, seconds))))
                    .isNotNull();
        }
        assertThatThrownBy(() ->
                        webhook.verify(body, standard(with(sent.headers(), "webhook-signature", unknownVersion(sent)))))
                .isNotNull();
    }

    private static HttpHeaders standard(Map<String, String> headers) {
        var some = new HashMap<String, List<String>>();
        headers.forEach((name, value) -> {
            if (name.startsWith("webhook-")) {
                some.put(name, List.of(value));
            }
        });
        return HttpHeaders.of(some, (_, _) -> true);
    }

    private static Map<String, String> without(Map<String, String> headers, String name) {
        var others = new HashMap<>(headers);
        others.remove(name);
        return others;
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        var others = new HashMap<>(headers);
        others.put(name, value);
        return others;
    }

    private static Map<String, String> at(Sent sent, String secret, long seconds) {
        long time = Instant.now().getEpochSecond() + seconds;
        String whole = secret.startsWith("whsec_") ? secret : "whsec_" + secret;
        String signature = WebhookSignatures.standardV1(whole, sent.request().header("webhook-id"), time, sent.body());
        return with(with(sent.headers(), "webhook-timestamp", Long.toString(time)), "webhook-signature", signature);
    }

    private static String unknownVersion(Sent sent) {
        return sent.request().header("webhook-signature").replace("v1,", "v9,").replace("v1a,", "v9,");
    }

    private static List<String> signatures(Sent sent, String version) {
        return Arrays.stream(sent.request().header("webhook-signature").split(" "))
                .filter(each -> each.startsWith(version))
                .map(each -> each.substring(version.length()))
                .toList();
    }

    /** No library here knows {@code v1a}: by the specification, with the published keys. */
    private void verifyByKeyPair(Sent sent) throws IOException, GeneralSecurityException {
        byte[] signed = (sent.request().header("webhook-id") + "."
                        + sent.request().header("webhook-timestamp") + "."
                        + sent.request().body())
                .getBytes(StandardCharsets.UTF_8);
        var published =
                json.readTree(RestAssured.get("/.well-known/webhook-keys").asString());
        int verified = 0;
        for (var key : published.path("keys")) {
            for (String signature : signatures(sent, "v1a,")) {
                verified += verifies(publicKey(key.path("x").asText()), signed, signature) ? 1 : 0;
                signed[signed.length - 1] ^= 1;
                assertThat(verifies(publicKey(key.path("x").asText()), signed, signature))
                        .isFalse();
                signed[signed.length - 1] ^= 1;
            }
        }
        assertThat(verified).isEqualTo(published.path("keys").size()).isPositive();
    }

    private static boolean verifies(PublicKey key, byte[] signed, String signature) throws GeneralSecurityException {
        var verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(key);
        verifier.update(signed);
        return verifier.verify(Base64.getDecoder().decode(signature));
    }

    private static PublicKey publicKey(String encoded) throws GeneralSecurityException {
        byte[] x = Base64.getUrlDecoder().decode(encoded);
        byte[] whole = Arrays.copyOf(X509_HEADER, X509_HEADER.length + x.length);
        System.arraycopy(x, 0, whole, X509_HEADER.length, x.length);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(whole));
    }

    private void read(WebhookFormat format, Sent sent, String content) throws IOException {
        switch (format) {
            case HUBSPOT -> assertThat(sent.request().events()).hasSize(1);
            case CLOUDEVENTS_BINARY -> {
                assertThat(sent.request().header("Content-Type")).isEqualTo("application/json");
                assertThat(sent.request().header("ce-specversion")).isEqualTo("1.0");
                readCloudEvent(sent, content);
            }
            case CLOUDEVENTS_STRUCTURED -> {
                assertThat(sent.request().header("Content-Type")).isEqualTo("application/cloudevents+json");
                readCloudEvent(sent, content);
            }
        }
    }

    private void readCloudEvent(Sent sent, String content) throws IOException {
        CloudEvent event =
                HttpMessageFactory.createReader(sent.headers(), sent.body()).toEvent();
        assertThat(event.getId()).isEqualTo(sent.request().header("webhook-id"));
        assertThat(event.getType()).isEqualTo(Fixture.CREATION);
        assertThat(event.getSource()).hasToString("/accounts/" + sent.account());
        assertThat(event.getSubject()).isEqualTo("contact/512");
        assertThat(Objects.requireNonNull(event.getTime()).toInstant()).isBefore(Instant.now());
        assertThat(event.getExtension("appid"))
                .hasToString(Integer.toString(sent.app().appId()));
        assertThat(event.getExtension("accountid")).hasToString(Integer.toString(sent.account()));
        assertThat(event.getExtension("subscriptionid"))
                .hasToString(Integer.toString(sent.app().subscriptionId()));
        assertThat(event.getExtension("attemptnumber")).hasToString("0");
        var data = json.readTree(Objects.requireNonNull(event.getData()).toBytes());
        assertThat(data.path("objectId").asInt()).isEqualTo(512);
        assertThat(data.path("sourceId").asText())
                .isEqualTo(json.readTree('"' + CONTENTS.getOrDefault(content, "") + '"')
                        .asText());
    }

    @Test
    void sendsSeveralCloudEventsAsABatchAndOneOfThemARequestWhereAttributesAreHeaders() {
        var structured = several(WebhookFormat.CLOUDEVENTS_STRUCTURED);
        assertThat(structured).anySatisfy(request -> {
            assertThat(request.header("Content-Type")).isEqualTo("application/cloudevents-batch+json");
            assertThat(request.events().isArray()).isTrue();
            assertThat(request.events().size()).isGreaterThan(1);
            request.events()
                    .forEach(event ->
                            assertThat(event.path("specversion").asText()).isEqualTo("1.0"));
        });

        try (var other = new Receiver()) {
            var options = new DeliveryOptions(
                    WebhookFormat.CLOUDEVENTS_BINARY, false, false, false, null, false, true, List.of());
            var app = fixture.app(new WebhookSettings(other.url(), 10, null, options));
            int account = Fixture.newId();
            fixture.install(app, account);
            for (int number = 0; number < 20; number++) {
                fixture.contactCreated(account, number);
            }
            await().atMost(PATIENCE).until(() -> other.received().size() == 20);
            assertThat(other.received())
                    .extracting(request -> request.header("ce-id"))
                    .doesNotHaveDuplicates();
        }
    }

    private List<Received> several(WebhookFormat format) {
        receiver.failing(1); // what follows waits meanwhile, and shares requests
        var options = new DeliveryOptions(format, false, false, false, null, false, true, List.of());
        var app = fixture.app(new WebhookSettings(receiver.url(), 1, null, options));
        int account = Fixture.newId();
        fixture.install(app, account);
        for (int number = 0; number < 60; number++) {
            fixture.contactCreated(account, number);
        }
        await().atMost(PATIENCE)
                .until(() ->
                        receiver.taken().stream().mapToInt(InteropTest::events).sum() == 60);
        return receiver.taken();
    }

    private static int events(Received request) {
        return request.events().isArray() ? request.events().size() : 1;
    }
}
