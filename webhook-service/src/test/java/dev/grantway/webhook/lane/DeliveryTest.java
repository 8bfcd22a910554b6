package dev.grantway.webhook.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.standardwebhooks.Webhook;
import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.contracts.signatures.WebhookSignatures;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.DevStackResource;
import dev.grantway.devstack.TopicReader;
import dev.grantway.webhook.Fixture;
import dev.grantway.webhook.Receiver;
import dev.grantway.webhook.Receiver.Received;
import dev.grantway.webhook.outgoing.Delivery;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DevStackResource.class)
class DeliveryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Receiver receiver = new Receiver();
    private final Fixture fixture;
    private final DeliveryEngine engine;
    private final ObjectMapper json;
    private final String kafka;

    DeliveryTest(
            Fixture fixture,
            DeliveryEngine engine,
            ObjectMapper json,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.fixture = fixture;
        this.json = json;
        this.engine = engine;
        this.kafka = kafka;
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private List<Received> awaitReceived(Receiver from, int count) {
        await().atMost(PATIENCE).until(() -> from.received().size() >= count);
        return from.received();
    }

    @Test
    void sendsAnEventWithSignaturesThatVerify() {
        var app = fixture.app(receiver.url());
        int account = Fixture.newId();
        fixture.install(app, account);
        fixture.contactCreated(account, 512);

        var received = awaitReceived(receiver, 1).getFirst();

        var event = received.events().get(0);
        assertThat(event.path("portalId").asInt()).isEqualTo(account);
        assertThat(event.path("appId").asInt()).isEqualTo(app.appId());
        assertThat(event.path("subscriptionId").asInt()).isEqualTo(app.subscriptionId());
        assertThat(event.path("subscriptionType").asText()).isEqualTo(Fixture.CREATION);
        assertThat(event.path("objectId").asLong()).isEqualTo(512);
        assertThat(event.path("attemptNumber").asInt(-1)).isZero();
        byte[] body = received.body().getBytes(StandardCharsets.UTF_8);
        long millis = Long.parseLong(received.header("X-HubSpot-Request-Timestamp"));
        assertThat(received.header("X-HubSpot-Signature"))
                .isEqualTo(WebhookSignatures.hubSpotV1(app.clientSecret(), body));
        assertThat(received.header("X-HubSpot-Signature-v3"))
                .isEqualTo(WebhookSignatures.hubSpotV3(app.clientSecret(), "POST", receiver.url(), body, millis));
        assertThat(app.webhookSecrets()).allSatisfy(secret -> verify(received, secret));
    }

    /** The library of Standard Webhooks takes either secret. */
    private static void verify(Received received, String secret) {
        var headers = HttpHeaders.of(
                Map.of(
                        "webhook-id", List.of(received.header("webhook-id")),
                        "webhook-timestamp", List.of(received.header("webhook-timestamp")),
                        "webhook-signature", List.of(received.header("webhook-signature"))),
                (_, _) -> true);
        assertThatCode(() -> new Webhook(secret).verify(received.body(), headers))
                .doesNotThrowAnyException();
    }

    @Test
    void triesAgainUnderTheSameIdUntilItIsTaken() {
        var app = fixture.app(receiver.failing(1).url());
        int account = Fixture.newId();
        fixture.install(app, account);
        fixture.contactCreated(account, 1);

        var received = awaitReceived(receiver, 2);

        assertThat(received)
                .extracting(
                        request -> request.events().get(0).path("attemptNumber").asInt())
                .containsExactly(0, 1);
        assertThat(received)
                .extracting(request -> request.header("webhook-id"))
                .containsOnly(received.getFirst().header("webhook-id"));
        assertThat(received)
                .extracting(request -> request.events().get(0).path("eventId").asLong())
                .containsOnly(
                        received.getFirst().events().get(0).path("eventId").asLong());
    }

    @Test
    void givesUpAfterTheLastAttemptAndSaysSo() {
        var app = fixture.app(receiver.failing(100).url());
        int account = Fixture.newId();
        fixture.install(app, account);
        fixture.contactCreated(account, 1);

        var letter = new TopicReader(kafka)
                .awaitValue(Topic.DEAD_LETTERS, value -> value.contains("\"appId\":" + app.appId()));

        assertThat(letter).contains("\"reason\":\"attempts_used_up\"", "\"attempts\":3");
        assertThat(letter).contains(receiver.received().getFirst().header("webhook-id"));
        assertThat(receiver.received()).hasSize(3);
    }

    @Test
    void keepsEndpointsApart() {
        try (var fast = new Receiver()) {
            var hanging = fixture.app(receiver.holding(100).url());
            var other = fixture.app(fast.url());
            int account = Fixture.newId();
            fixture.install(hanging, account);
            fixture.install(other, account);
            fixture.contactCreated(account, 1);

            var arrived = awaitReceived(fast, 1).getFirst().at();

            var attempt = new TopicReader(kafka)
                    .awaitValue(Topic.DELIVERY_ATTEMPTS, value -> value.contains("\"appId\":" + hanging.appId()));
            assertThat(attempt).contains("\"failure\":\"timeout\"");
            assertThat(arrived).isBefore(endOf(attempt));
        }
    }

    private static Instant endOf(String attempt) {
        try {
            var line = new ObjectMapper().readTree(attempt);
            return Instant.parse(line.path("startedAt").asText())
                    .plusMillis(line.path("durationMillis").asLong());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void losesNothingWhenItDiesInTheMiddle() throws InterruptedException {
        var app = fixture.app(receiver.holding(1).url(), 1);
        int account = Fixture.newId();
        fixture.install(app, account);
        fixture.contactCreated(account, 1);
        awaitReceived(receiver, 1);
        fixture.contactCreated(account, 2);

        engine.stop(Duration.ZERO); // as a kill: no outcome, no offset
        engine.start();

        await().atMost(PATIENCE)
                .until(() -> objectIds(receiver).containsAll(List.of(1L, 2L))
                        && receiver.received().size() > 1);
        assertThat(receiver.received())
                .filteredOn(request -> objectIds(request).equals(List.of(1L)))
                .extracting(request -> request.header("webhook-id"))
                .hasSizeLessThanOrEqualTo(2)
                .containsOnly(receiver.received().getFirst().header("webhook-id"));
    }

    private static List<Long> objectIds(Receiver receiver) {
        return receiver.received().stream()
                .skip(1) // the one that was under way when it died
                .flatMap(request -> objectIds(request).stream())
                .toList();
    }

    private static List<Long> objectIds(Received request) {
        return request.events()
                .valueStream()
                .map(event -> event.path("objectId").asLong())
                .toList();
    }

    @Test
    void sendsNothingMoreAfterTheUninstall() {
        var app = fixture.app(receiver.failing(1).url(), 1);
        int removed = Fixture.newId();
        int kept = Fixture.newId();
        var installation = fixture.install(app, removed);
        fixture.install(app, kept);
        fixture.contactCreated(removed, 1);
        awaitReceived(receiver, 1);

        fixture.uninstall(installation);
        fixture.contactCreated(removed, 2);
        await().pollDelay(Duration.ofSeconds(2)).until(() -> true); // the retry was due long before
        fixture.contactCreated(kept, 3);

        awaitReceived(receiver, 2);
        assertThat(receiver.received())
                .extracting(request -> request.events().get(0).path("objectId").asLong())
                .containsExactly(1L, 3L);
    }

    @Test
    void sendsNothingForAnInstallationThatTheStateTopicForgot() {
        var app = fixture.app(receiver.failing(1).url(), 1);
        int forgotten = Fixture.newId();
        int kept = Fixture.newId();
        var installation = fixture.install(app, forgotten);
        fixture.install(app, kept);
        fixture.contactCreated(forgotten, 1);
        awaitReceived(receiver, 1);

        fixture.forget(installation);
        fixture.contactCreated(forgotten, 2);
        await().pollDelay(Duration.ofSeconds(2)).until(() -> true); // the retry was due long before
        fixture.contactCreated(kept, 3);

        awaitReceived(receiver, 2);
        assertThat(receiver.received())
                .extracting(request -> request.events().get(0).path("objectId").asLong())
                .containsExactly(1L, 3L);
    }

    @Test
    void sendsNothingOfTheTimeOfASuspension() {
        var app = fixture.app(receiver.failing(1).url(), 1);
        int account = Fixture.newId();
        int other = Fixture.newId();
        var installation = fixture.install(app, account);
        fixture.install(app, other);
        fixture.contactCreated(account, 1);
        awaitReceived(receiver, 1);

        fixture.change(installation, InstallationStatus.SUSPENDED);
        fixture.contactCreated(account, 2);
        await().pollDelay(Duration.ofSeconds(2)).until(() -> true); // the retry was due long before
        fixture.contactCreated(other, 3);
        awaitReceived(receiver, 2);
        fixture.change(installation, InstallationStatus.ACTIVE);
        fixture.contactCreated(account, 4);

        awaitReceived(receiver, 3);
        assertThat(receiver.received())
                .extracting(request -> request.events().get(0).path("objectId").asLong())
                .containsExactly(1L, 3L, 4L);
    }

    @Test
    void givesUpWhatItCanNeverWorkOn() throws JsonProcessingException {
        var app = fixture.app(receiver.url());
        int account = Fixture.newId();
        var installation = fixture.install(app, account);
        var faulty = new Delivery(
                "msg_" + account, 1, 1, Fixture.CREATION, Instant.MAX, JsonNodeFactory.instance.objectNode());
        var batch = new DeliveryBatch(
                faulty.id(), app.appId(), 0, account, installation.installationId(), 1, 0, true, null, List.of(faulty));
        fixture.raw(Topic.DELIVERIES, batch.endpoint(), json.writeValueAsString(batch));

        var letter = new TopicReader(kafka).awaitValue(Topic.DEAD_LETTERS, value -> value.contains(faulty.id()));

        assertThat(letter).contains("\"reason\":\"fault\"", "\"attempts\":0");
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void givesUnreadableRecordsUpAndGoesOn() {
        var app = fixture.app(receiver.url());
        int account = Fixture.newId();
        fixture.install(app, account);
        String key = Integer.toString(account);
        fixture.raw(Topic.PRODUCT_EVENTS, key, "no json " + key);
        fixture.raw(Topic.PRODUCT_EVENTS, key, "{\"accountId\":" + key + ",\"type\":\"no.such.type\"}");
        fixture.raw(Topic.DELIVERIES, app.appId() + "-0", "no delivery");
        fixture.contactCreated(account, 1);

        awaitReceived(receiver, 1);
        var letters = new TopicReader(kafka);
        letters.awaitValue(
                Topic.DEAD_LETTERS,
                value -> value.contains("\"malformed\"") && value.contains("\"key\":\"" + key + "\""));
        letters.awaitValue(
                Topic.DEAD_LETTERS,
                value -> value.contains("unknown_event_type") && value.contains("\"key\":\"" + key + "\""));
        letters.awaitValue(
                Topic.DEAD_LETTERS,
                value -> value.contains("\"malformed\"") && value.contains("\"key\":\"" + app.appId() + "-0\""));
    }
}
