package dev.grantway.webhook.lifecycle;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.EventScopes;
import dev.grantway.contracts.events.EventUser;
import dev.grantway.contracts.events.InstallCompleted;
import dev.grantway.contracts.events.InstallReauthorized;
import dev.grantway.contracts.events.InstallScopesChanged;
import dev.grantway.contracts.events.InstallUninstalled;
import dev.grantway.contracts.events.InstallationSnapshot;
import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.contracts.events.WebhookSettings;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.webhook.Fixture;
import dev.grantway.webhook.Receiver;
import dev.grantway.webhook.Receiver.Received;
import dev.grantway.webhook.catalog.AppCatalog;
import dev.grantway.webhook.catalog.InstallationCatalog;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LifecyclePushTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CLIENT_ID = "client";

    private final Instant switchedOnAt = Instant.now().minusSeconds(60);
    private final Receiver receiver = new Receiver();
    private final Fixture fixture;
    private final InstallationCatalog installations;
    private final AppCatalog apps;
    private final TopicReader topics;

    LifecyclePushTest(
            Fixture fixture,
            InstallationCatalog installations,
            AppCatalog apps,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.fixture = fixture;
        this.installations = installations;
        this.apps = apps;
        this.topics = new TopicReader(kafka);
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void tellsAnAppOfItsInstallItsScopesAndItsEndWithSignaturesThatVerify()
            throws IOException, GeneralSecurityException {
        int account = Fixture.newId();
        var installation = fixture.install(listening(), account);
        var at = Instant.now();
        completed(installation, at, newId());
        fixture.fact(
                new InstallReauthorized(
                        installation.installationId(), 1, 4, installation.app(), installation.account(), user(), at),
                newId());
        scopesChanged(installation, at);
        awaitReceived(2); // the end may overtake what is not sent yet
        fixture.uninstall(installation);
        uninstalled(installation, at);

        var received = awaitReceived(3);

        assertThat(received)
                .extracting(request -> push(request).path("type").asText())
                .containsExactly("app.installed", "app.scopes_changed", "app.uninstalled");
        var verifier = new LifecycleVerifier(keySet(), CLIENT_ID);
        for (var request : received) {
            assertThat(isGenuine(verifier, request, request.body())).isTrue();
            assertThat(request.headers().keySet()).noneMatch(name -> name.startsWith("X-hubspot"));
            assertThat(push(request).path("timestamp").asText()).isEqualTo(at.toString());
        }
        var installed = push(received.getFirst()).path("data");
        assertThat(installed.path("installationId").asText()).isEqualTo(installation.installationId());
        assertThat(installed.path("generation").asInt()).isEqualTo(1);
        assertThat(installed.path("appId").asInt()).isEqualTo(installation.app().id());
        assertThat(installed.at("/account/id").asInt()).isEqualTo(account);
        assertThat(installed.at("/scopes/required/0").asText()).isEqualTo("oauth");
        assertThat(installed.at("/installedBy/userId").asInt()).isEqualTo(7);
        assertThat(installed.path("firstInstall").asBoolean()).isTrue();
        assertThat(installed.has("stateHash")).isFalse();
        assertThat(installed.has("approvedBy")).isFalse();
        var changed = push(received.get(1)).at("/data/scopes");
        assertThat(changed.at("/before/0").asText()).isEqualTo("oauth");
        assertThat(changed.path("after")).hasSize(2);
        assertThat(push(received.getLast()).at("/data/reason").asText()).isEqualTo("BY_USER");
    }

    @Test
    void isNotBelievedWhenAByteOfItIsAnother() throws IOException, GeneralSecurityException {
        var installation = fixture.install(listening(), Fixture.newId());
        completed(installation, Instant.now(), newId());

        var received = awaitReceived(1).getFirst();

        var verifier = new LifecycleVerifier(keySet(), CLIENT_ID);
        assertThat(isGenuine(verifier, received, received.body())).isTrue();
        assertThat(isGenuine(verifier, received, received.body().replaceFirst("installed", "Installed")))
                .isFalse();
        assertThat(isGenuine(new LifecycleVerifier(keySet(), "another-app"), received, received.body()))
                .isFalse();
    }

    @Test
    void tellsNothingToAnAppThatDidNotAsk() {
        var silent = fixture.install(fixture.app(receiver.url()), Fixture.newId());
        completed(silent, Instant.now(), newId());
        var listening = fixture.install(listening(), Fixture.newId());
        // the same key: it is read after the other
        fixture.fact(completed(silent.installationId(), listening, Instant.now()), newId());

        awaitReceived(1);

        assertThat(topics.all(Topic.DELIVERIES))
                .noneMatch(message ->
                        message.value().contains("\"appId\":" + silent.app().id() + ","));
    }

    @Test
    void tellsNothingOfWhatWasBeforeItAsked() {
        var installation = fixture.install(listening(), Fixture.newId());
        completed(installation, switchedOnAt.minusMillis(1), newId());
        scopesChanged(installation, switchedOnAt);

        var received = awaitReceived(1);

        assertThat(push(received.getFirst()).path("type").asText()).isEqualTo("app.scopes_changed");
    }

    @Test
    void tellsARepeatedFactOnce() {
        var installation = fixture.install(listening(), Fixture.newId());
        String id = newId();
        completed(installation, Instant.now(), id);
        completed(installation, Instant.now(), id);
        scopesChanged(installation, Instant.now()); // in the same lane: the second would be there before it

        var received = awaitReceived(2);

        assertThat(received)
                .extracting(request -> push(request).path("type").asText())
                .containsExactly("app.installed", "app.scopes_changed");
        assertThat(topics.all(Topic.DELIVERIES).stream()
                        .filter(message -> message.value().contains(installation.installationId())
                                && message.value().contains("app.installed"))
                        .map(message -> webhookId(message.value()))
                        .distinct())
                .containsExactly(received.getFirst().header("webhook-id"));
    }

    @Test
    void triesAgainUnderTheSameIdUntilItIsTaken() throws IOException, GeneralSecurityException {
        var installation = fixture.install(listening(), Fixture.newId());
        receiver.failing(1);
        completed(installation, Instant.now(), newId());

        var received = awaitReceived(2);

        assertThat(received)
                .extracting(request -> request.header("webhook-id"))
                .containsOnly(received.getFirst().header("webhook-id"));
        assertThat(received)
                .extracting(Received::body)
                .containsOnly(received.getFirst().body());
        var verifier = new LifecycleVerifier(keySet(), CLIENT_ID);
        for (var request : received) {
            assertThat(isGenuine(verifier, request, request.body())).isTrue();
        }
    }

    @Test
    void dropsWhatCameBeforeTheEndOfTheInstallation() {
        var installation = fixture.install(listening(), Fixture.newId());
        fixture.uninstall(installation);
        await().atMost(PATIENCE)
                .until(() -> installations
                        .find(installation.installationId())
                        .filter(found -> found.status() == InstallationStatus.UNINSTALLED)
                        .isPresent());
        completed(installation, Instant.now(), newId());
        uninstalled(installation, Instant.now());

        var received = awaitReceived(1);

        assertThat(push(received.getFirst()).path("type").asText()).isEqualTo("app.uninstalled");
    }

    @Test
    void dropsWhatTheAppNoLongerAsksFor() {
        var app = listening();
        int account = Fixture.newId();
        var installation = fixture.install(app, account);
        completed(installation, Instant.now(), newId());
        awaitReceived(1);
        String push = topics.awaitValue(
                Topic.DELIVERIES,
                value -> value.contains(installation.installationId()) && value.contains("app.installed"));

        fixture.change(app, new WebhookSettings(receiver.url(), 1, null));
        await().atMost(PATIENCE).until(() -> !asksForPushes(app));
        fixture.raw(Topic.DELIVERIES, app.appId() + "-0", push.replace("msg_", "msg_again_"));
        fixture.contactCreated(account, 1); // in the same lane: what was not dropped would be there before it

        await().atMost(PATIENCE)
                .until(() -> receiver.received().stream()
                        .anyMatch(request -> request.events().isArray()));
        assertThat(receiver.received())
                .noneMatch(request -> request.header("webhook-id").startsWith("msg_again_"));
    }

    @Test
    void sendsAPushAloneAndEventsInTheirOwnForm() {
        int account = Fixture.newId();
        var installation = fixture.install(listening(), account);
        completed(installation, Instant.now(), newId());
        fixture.contactCreated(account, 1);
        scopesChanged(installation, Instant.now());

        var received = awaitReceived(3);

        assertThat(received)
                .allSatisfy(request -> assertThat(request.events().isArray())
                        .isEqualTo(request.header("X-HubSpot-Signature-v3") != null));
        assertThat(received).filteredOn(request -> request.events().isArray()).hasSize(1);
    }

    @Test
    void givesUnreadableFactsUpAndGoesOn() {
        var installation = fixture.install(listening(), Fixture.newId());
        String key = installation.installationId();
        fixture.rawFact(key, InstallUninstalled.TYPE, "no json");
        fixture.rawFact(key, InstallUninstalled.TYPE, "null");
        fixture.rawFact(key, InstallUninstalled.TYPE, "{\"installationId\":\"" + key + "\"}");
        completed(installation, Instant.now(), newId());

        awaitReceived(1);

        assertThat(topics.all(Topic.DEAD_LETTERS))
                .filteredOn(message -> message.value().contains(key))
                .hasSize(3)
                .allMatch(message -> message.value().contains("\"malformed\""));
    }

    @Test
    void publishesItsKeysForFiveMinutes() {
        var answer = given().get(keySet());

        answer.then().statusCode(200).header("Cache-Control", "public, max-age=300");
        assertThat(answer.jsonPath().getMap("keys[0]"))
                .containsEntry("kty", "OKP")
                .containsEntry("crv", "Ed25519")
                .containsKeys("kid", "x");
        assertThat(answer.jsonPath().getString("keys[0].whpk")).matches("whpk_[A-Za-z0-9+/]{43}=");
    }

    private static URI keySet() {
        return URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/.well-known/webhook-keys");
    }

    private Fixture.App listening() {
        return fixture.app(new WebhookSettings(receiver.url(), 1, switchedOnAt));
    }

    private void completed(InstallationSnapshot installation, Instant at, String id) {
        fixture.fact(completed(installation.installationId(), installation, at), id);
    }

    private static InstallCompleted completed(String installationId, InstallationSnapshot installation, Instant at) {
        var scopes = new EventScopes(List.of("oauth", Fixture.SCOPE), List.of(), List.of(), List.of());
        return new InstallCompleted(
                installationId,
                1,
                3,
                installation.app(),
                installation.account(),
                user(),
                null,
                scopes,
                false,
                null,
                true,
                at,
                "hmac:q1Zb");
    }

    private void scopesChanged(InstallationSnapshot installation, Instant at) {
        fixture.fact(
                new InstallScopesChanged(
                        installation.installationId(),
                        1,
                        5,
                        installation.app(),
                        installation.account(),
                        List.of("oauth"),
                        List.of("oauth", Fixture.SCOPE),
                        user(),
                        null,
                        at),
                newId());
    }

    private void uninstalled(InstallationSnapshot installation, Instant at) {
        fixture.fact(
                new InstallUninstalled(
                        installation.installationId(),
                        1,
                        6,
                        installation.app(),
                        installation.account(),
                        user(),
                        "BY_USER",
                        at),
                newId());
    }

    private boolean asksForPushes(Fixture.App app) {
        return apps.find(app.appId())
                .map(AppSnapshot::webhooks)
                .map(WebhookSettings::lifecycleEventsSince)
                .isPresent();
    }

    private List<Received> awaitReceived(int count) {
        await().atMost(PATIENCE).until(() -> receiver.received().size() >= count);
        return receiver.received();
    }

    private static boolean isGenuine(LifecycleVerifier verifier, Received request, String body)
            throws IOException, GeneralSecurityException {
        return verifier.isGenuine(
                request.header("webhook-id"),
                request.header("webhook-timestamp"),
                request.header("webhook-signature"),
                body.getBytes(UTF_8));
    }

    private static JsonNode push(Received request) {
        return request.events();
    }

    private static String webhookId(String delivery) {
        return delivery.replaceFirst("(?s).*?\"webhookId\":\"([^\"]+)\".*", "$1");
    }

    private static EventUser user() {
        return new EventUser(7);
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }
}
