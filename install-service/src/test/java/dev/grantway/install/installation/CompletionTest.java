package dev.grantway.install.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grantway.contracts.events.GrantRevoked;
import dev.grantway.contracts.events.InstallAuthorized;
import dev.grantway.contracts.events.InstallCompleted;
import dev.grantway.contracts.events.InstallNeedsReauthorization;
import dev.grantway.contracts.events.InstallReauthorized;
import dev.grantway.contracts.events.InstallScopesChanged;
import dev.grantway.contracts.events.InstallUninstalled;
import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.contracts.events.TokensIssued;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.install.removal.Uninstalls;
import dev.grantway.install.stage.Installs;
import dev.grantway.install.stage.Stage;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CompletionTest {
    private static final List<String> SCOPES = List.of("base", "contacts.read");
    private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");

    private final Stage stage;
    private final Installs installs;
    private final Installations installations;
    private final InstallationView view;
    private final Uninstalls uninstalls;
    private final String kafka;

    CompletionTest(
            Stage stage,
            Installs installs,
            Installations installations,
            InstallationView view,
            Uninstalls uninstalls,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.stage = stage;
        this.installs = installs;
        this.installations = installations;
        this.view = view;
        this.uninstalls = uninstalls;
        this.kafka = kafka;
    }

    @Nested
    class TheFirstTokens {
        @Test
        void completeTheInstallWhenTheyAreToldOnKafka() {
            var authorized = installs.authorized();

            stage.publish(installs.issued(authorized, "g1"));

            awaitStatus(authorized.id(), InstallationStatus.ACTIVE);
            var told = awaitEvents(authorized.id(), 2);
            assertThat(types(told)).containsExactly(InstallAuthorized.TYPE, InstallCompleted.TYPE);
            assertThat(sequences(told)).containsExactly("1", "2");
            assertThat(told.get(1).value())
                    .contains("\"firstInstall\":true", "\"managed\":false", "\"stateHash\":\"hmac:");
            var state = new TopicReader(kafka)
                    .await(
                            Topic.INSTALLATIONS,
                            message -> message.key().equals(authorized.id())
                                    && message.value().contains("\"ACTIVE\""));
            assertThat(state.value()).contains("\"scopes\":[\"base\",\"contacts.read\"]", "\"sequence\":2");
        }

        @Test
        void completeItOnceHoweverOftenTheyAreTold() {
            var authorized = installs.authorized();
            var issued = installs.issued(authorized, "g2");

            assertThat(installations.complete(issued)).isTrue();
            assertThat(installations.complete(issued)).isFalse();
            assertThat(installations.complete(issued)).isFalse();

            assertThat(load(authorized.id()).sequence()).isEqualTo(2);
        }

        @Test
        void makeTheInstallationWhereTheConsentsCommitWasLost() {
            var app = stage.app();
            String id = "ins_" + UUID.randomUUID().toString().replace("-", "").substring(0, 22);
            var issued = new TokensIssued(
                    id, 1, 1, UUID.randomUUID().toString(), app.appId(), Stage.newId(), 7, SCOPES, Instant.now());

            assertThat(installations.complete(issued)).isTrue();

            var installation = load(id);
            assertThat(installation.status()).isEqualTo(InstallationStatus.ACTIVE);
            assertThat(installation.installedBy()).isEqualTo(7);
            assertThat(installation.app().clientId()).isEqualTo(app.clientId());
        }

        @Test
        void ofAnImportedGrantMakeTheInstallationAndSaySo() {
            var app = stage.app();
            String id = "ins_" + UUID.randomUUID().toString().replace("-", "").substring(0, 22);

            stage.publish(new TokensIssued(
                    id,
                    1,
                    1,
                    UUID.randomUUID().toString(),
                    app.appId(),
                    Stage.newId(),
                    7,
                    SCOPES,
                    Instant.now(),
                    true));

            awaitStatus(id, InstallationStatus.ACTIVE);
            var told = awaitEvents(id, 1);
            assertThat(types(told)).containsExactly(InstallCompleted.TYPE);
            assertThat(told.getFirst().value()).contains("\"imported\":true", "\"firstInstall\":true");
        }

        @Test
        void areNotHeldUpByAnEventThatCannotBeRead() throws Exception {
            var authorized = installs.authorized();
            try (var producer = new KafkaProducer<>(
                    Map.<String, Object>of("bootstrap.servers", kafka),
                    new StringSerializer(),
                    new StringSerializer())) {
                var garbage = new ProducerRecord<>(Topic.GRANT_EVENTS.topicName(), authorized.id(), "{\"generation\":");
                garbage.headers().add("ce_type", TokensIssued.TYPE.getBytes(StandardCharsets.UTF_8));
                producer.send(garbage).get();
            }

            stage.publish(installs.issued(authorized, "g4"));

            awaitStatus(authorized.id(), InstallationStatus.ACTIVE);
        }

        @Test
        void ofAGenerationThatHasEndedChangeNothing() {
            var first = installs.active();
            uninstalls.uninstall(first.id(), Removal.byUser(1));
            var second = installs.authorizeAgain(first);
            assertThat(second.generation()).isEqualTo(2);

            assertThat(installations.complete(installs.issued(first, "late"))).isFalse();
            assertThat(load(first.id()).status()).isEqualTo(InstallationStatus.AUTHORIZED);

            assertThat(installations.complete(installs.issued(second, "g-second")))
                    .isTrue();
            assertThat(installations.complete(installs.issued(first, "later"))).isFalse();
            var told = awaitEvents(first.id(), 5);
            assertThat(types(told))
                    .containsExactly(
                            InstallAuthorized.TYPE,
                            InstallCompleted.TYPE,
                            InstallUninstalled.TYPE,
                            InstallAuthorized.TYPE,
                            InstallCompleted.TYPE);
            assertThat(told.get(4).value()).contains("\"firstInstall\":false", "\"generation\":2");
            assertThat(TopicReader.header(told.get(1), "ce_id")).isNotEqualTo(TopicReader.header(told.get(4), "ce_id"));
            assertThat(sequences(told)).isSorted().doesNotHaveDuplicates();
        }

        @Test
        void ofANewerGenerationThanIsKnownEndTheOldOneFirst() {
            var first = installs.active();
            var next = new TokensIssued(
                    first.id(),
                    2,
                    9,
                    UUID.randomUUID().toString(),
                    first.app().id(),
                    first.accountId(),
                    7,
                    SCOPES,
                    Instant.now());

            assertThat(installations.complete(next)).isTrue();

            assertThat(load(first.id()).generation()).isEqualTo(2);
            assertThat(types(awaitEvents(first.id(), 4)))
                    .containsExactly(
                            InstallAuthorized.TYPE,
                            InstallCompleted.TYPE,
                            InstallUninstalled.TYPE,
                            InstallCompleted.TYPE);
        }

        @Test
        void comingAfterTheUninstallChangeNothing() {
            var authorized = installs.authorized();
            uninstalls.uninstall(authorized.id(), Removal.byUser(1));

            assertThat(installations.complete(installs.issued(authorized, "g3")))
                    .isFalse();

            assertThat(load(authorized.id()).status()).isEqualTo(InstallationStatus.UNINSTALLED);
        }
    }

    @Nested
    class AnotherConsent {
        @Test
        void withTheSameScopesIsTold() {
            var active = installs.active();

            installations.complete(installs.issued(active, "another-" + active.id()));

            assertThat(lastType(active.id(), 3)).isEqualTo(InstallReauthorized.TYPE);
            assertThat(load(active.id()).status()).isEqualTo(InstallationStatus.ACTIVE);
        }

        @Test
        void addsItsScopesToThoseOfTheOthers() {
            var active = installs.active();

            installations.complete(installs.issued(active, "more-" + active.id(), List.of("base", "reports"), LATER));

            assertThat(load(active.id()).scopes()).containsExactly("base", "contacts.read", "reports");
            assertThat(lastType(active.id(), 3)).isEqualTo(InstallScopesChanged.TYPE);
        }

        @Test
        void ofTheSameGrantReplacesItsScopes() {
            var active = installs.active();
            String grant = "g-" + active.id();

            installations.complete(installs.issued(active, grant, List.of("base"), LATER));
            installations.complete(installs.issued(active, grant, SCOPES, Instant.EPOCH));

            assertThat(load(active.id()).scopes()).containsExactly("base");
            assertThat(load(active.id()).sequence()).isEqualTo(3);
        }
    }

    @Nested
    class ARevokedGrant {
        @Test
        void leavesTheInstallationInNeedOfAConsentWhenItWasTheLast() {
            var active = installs.active();
            String grant = "g-" + active.id();

            stage.publish(revoked(active, grant));
            awaitStatus(active.id(), InstallationStatus.NEEDS_REAUTHORIZATION);
            installations.revoke(revoked(active, grant));

            assertThat(lastType(active.id(), 3)).isEqualTo(InstallNeedsReauthorization.TYPE);
            assertThat(installations.complete(installs.issued(active, grant))).isFalse();
            assertThat(installations.complete(installs.issued(active, "new-" + active.id())))
                    .isTrue();
            assertThat(load(active.id()).status()).isEqualTo(InstallationStatus.ACTIVE);
            assertThat(lastType(active.id(), 4)).isEqualTo(InstallReauthorized.TYPE);
        }

        @Test
        void takesItsScopesWithItWhereOthersLive() {
            var active = installs.active();
            installations.complete(installs.issued(active, "x-" + active.id(), List.of("reports"), LATER));

            installations.revoke(revoked(active, "g-" + active.id()));

            assertThat(load(active.id()).scopes()).containsExactly("reports");
            assertThat(load(active.id()).status()).isEqualTo(InstallationStatus.ACTIVE);
        }

        @Test
        void thatIsUnknownChangesNothing() {
            var active = installs.active();

            installations.revoke(revoked(active, "unknown"));

            assertThat(load(active.id()).sequence()).isEqualTo(2);
        }
    }

    private static GrantRevoked revoked(Installation installation, String grantId) {
        return new GrantRevoked(
                installation.id(), installation.generation(), 5, grantId, "REVOKED_BY_APP", Instant.now());
    }

    private Installation load(String id) {
        return view.find(id).orElseThrow();
    }

    private void awaitStatus(String id, InstallationStatus status) {
        await().atMost(Duration.ofSeconds(60)).until(() -> load(id).status() == status);
    }

    private List<ConsumerRecord<String, String>> awaitEvents(String id, int count) {
        var reader = new TopicReader(kafka);
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> reader.all(Topic.INSTALL_EVENTS).stream()
                                .filter(message -> message.key().equals(id))
                                .toList(),
                        events -> events.size() >= count);
    }

    private String lastType(String id, int count) {
        return types(awaitEvents(id, count)).getLast();
    }

    private static List<String> types(List<ConsumerRecord<String, String>> events) {
        return events.stream()
                .map(event -> TopicReader.header(event, "ce_type"))
                .toList();
    }

    private static List<String> sequences(List<ConsumerRecord<String, String>> events) {
        return events.stream()
                .map(event -> TopicReader.header(event, "ce_sequence"))
                .toList();
    }
}
