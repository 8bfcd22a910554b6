package dev.grantway.webhook.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grantway.contracts.events.EventScopes;
import dev.grantway.contracts.events.EventUser;
import dev.grantway.contracts.events.InstallCompleted;
import dev.grantway.contracts.events.InstallUninstalled;
import dev.grantway.contracts.events.InstallationSnapshot;
import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.contracts.events.WebhookSettings;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.webhook.Fixture;
import dev.grantway.webhook.Receiver;
import dev.grantway.webhook.catalog.InstallationCatalog;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pushes that wait for a resume, and one that nobody waits for. */
@QuarkusTest
class HeldPushTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Instant switchedOnAt = Instant.now().minusSeconds(60);
    private final Receiver receiver = new Receiver();
    private final Fixture fixture;
    private final InstallationCatalog installations;
    private final TopicReader topics;

    HeldPushTest(
            Fixture fixture,
            InstallationCatalog installations,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.fixture = fixture;
        this.installations = installations;
        this.topics = new TopicReader(kafka);
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void isSentAfterTheResumeWhenItsInstallationWasSuspendedFirst() {
        var installation = fixture.install(listening(), Fixture.newId());
        become(installation, InstallationStatus.SUSPENDED);
        completed(installation);
        await().atMost(PATIENCE).until(() -> timesOnTheRoad(installation) > 2);
        assertThat(receiver.received()).isEmpty();

        become(installation, InstallationStatus.ACTIVE);

        await().atMost(PATIENCE).until(() -> !receiver.received().isEmpty());
        assertThat(type(0)).isEqualTo("app.installed");
    }

    @Test
    void isDroppedWhenTheSuspendedInstallationEnds() {
        var installation = fixture.install(listening(), Fixture.newId());
        become(installation, InstallationStatus.SUSPENDED);
        completed(installation);
        await().atMost(PATIENCE).until(() -> timesOnTheRoad(installation) > 1);

        become(installation, InstallationStatus.UNINSTALLED);
        uninstalled(installation, null);

        await().atMost(PATIENCE).until(() -> !receiver.received().isEmpty());
        assertThat(type(0)).isEqualTo("app.uninstalled");
    }

    @Test
    void isNotSentWhereAConsentWasWithdrawnOfWhichNoTokensCame() {
        var app = listening();
        var withdrawn = fixture.install(app, Fixture.newId());
        var installed = fixture.install(app, Fixture.newId());
        uninstalled(withdrawn, false);
        uninstalled(withdrawn.installationId(), installed, null); // the same key: it is read after the other

        await().atMost(PATIENCE).until(() -> !receiver.received().isEmpty());

        assertThat(receiver.received().getFirst().body())
                .contains("\"id\":" + installed.account().id())
                .doesNotContain("\"id\":" + withdrawn.account().id());
    }

    private Fixture.App listening() {
        return fixture.app(new WebhookSettings(receiver.url(), 1, switchedOnAt));
    }

    private void become(InstallationSnapshot installation, InstallationStatus status) {
        fixture.change(installation, status);
        await().atMost(PATIENCE)
                .until(() -> installations
                        .find(installation.installationId())
                        .filter(found -> found.status() == status)
                        .isPresent());
    }

    private long timesOnTheRoad(InstallationSnapshot installation) {
        return topics.all(Topic.DELIVERIES).stream()
                .filter(message -> message.value().contains(installation.installationId()))
                .count();
    }

    private String type(int place) {
        return receiver.received().get(place).events().path("type").asText();
    }

    private void completed(InstallationSnapshot installation) {
        var scopes = new EventScopes(List.of("oauth", Fixture.SCOPE), List.of(), List.of(), List.of());
        fixture.fact(
                new InstallCompleted(
                        installation.installationId(),
                        1,
                        3,
                        installation.app(),
                        installation.account(),
                        new EventUser(7),
                        null,
                        scopes,
                        false,
                        null,
                        true,
                        Instant.now(),
                        null),
                newId());
    }

    private void uninstalled(InstallationSnapshot installation, @Nullable Boolean installed) {
        uninstalled(installation.installationId(), installation, installed);
    }

    private void uninstalled(String id, InstallationSnapshot installation, @Nullable Boolean installed) {
        fixture.fact(
                new InstallUninstalled(
                        id,
                        1,
                        6,
                        installation.app(),
                        installation.account(),
                        null,
                        "BY_USER",
                        installed,
                        Instant.now()),
                newId());
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }
}
