package dev.grantway.install.installation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.events.InstallAuthorized;
import dev.grantway.contracts.events.InstallCompleted;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** An installation's first tokens: they complete the install. */
@QuarkusTest
class FirstTokensTest {
    private static final List<String> SCOPES = List.of("base", "contacts.read");

    private final Stage stage;
    private final Installs installs;
    private final Installations installations;
    private final InstallationWatch watch;
    private final Uninstalls uninstalls;
    private final String kafka;

    FirstTokensTest(
            Stage stage,
            Installs installs,
            Installations installations,
            InstallationWatch watch,
            Uninstalls uninstalls,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.stage = stage;
        this.installs = installs;
        this.installations = installations;
        this.watch = watch;
        this.uninstalls = uninstalls;
        this.kafka = kafka;
    }

    @Test
    void completeTheInstallWhenTheyAreToldOnKafka() {
        var authorized = installs.authorized();

        stage.publish(installs.issued(authorized, "g1"));

        watch.awaitStatus(authorized.id(), InstallationStatus.ACTIVE);
        var told = watch.awaitEvents(authorized.id(), 2);
        assertThat(InstallationWatch.types(told)).containsExactly(InstallAuthorized.TYPE, InstallCompleted.TYPE);
        assertThat(InstallationWatch.sequences(told)).containsExactly("1", "2");
        assertThat(told.get(1).value()).contains("\"firstInstall\":true", "\"managed\":false", "\"stateHash\":\"hmac:");
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

        assertThat(watch.load(authorized.id()).sequence()).isEqualTo(2);
    }

    @Test
    void makeTheInstallationWhereTheConsentsCommitWasLost() {
        var app = stage.app();
        String id = "ins_" + UUID.randomUUID().toString().replace("-", "").substring(0, 22);
        var issued = new TokensIssued(
                id, 1, 1, UUID.randomUUID().toString(), app.appId(), Stage.newId(), 7, SCOPES, Instant.now());

        assertThat(installations.complete(issued)).isTrue();

        var installation = watch.load(id);
        assertThat(installation.status()).isEqualTo(InstallationStatus.ACTIVE);
        assertThat(installation.installedBy()).isEqualTo(7);
        assertThat(installation.app().clientId()).isEqualTo(app.clientId());
    }

    @Test
    void ofAnImportedGrantMakeTheInstallationAndSaySo() {
        var app = stage.app();
        String id = "ins_" + UUID.randomUUID().toString().replace("-", "").substring(0, 22);

        stage.publish(new TokensIssued(
                id, 1, 1, UUID.randomUUID().toString(), app.appId(), Stage.newId(), 7, SCOPES, Instant.now(), true));

        watch.awaitStatus(id, InstallationStatus.ACTIVE);
        var told = watch.awaitEvents(id, 1);
        assertThat(InstallationWatch.types(told)).containsExactly(InstallCompleted.TYPE);
        assertThat(told.getFirst().value()).contains("\"imported\":true", "\"firstInstall\":true");
    }

    @Test
    void areNotHeldUpByAnEventThatCannotBeRead() throws Exception {
        var authorized = installs.authorized();
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka), new StringSerializer(), new StringSerializer())) {
            var garbage = new ProducerRecord<>(Topic.GRANT_EVENTS.topicName(), authorized.id(), "{\"generation\":");
            garbage.headers().add("ce_type", TokensIssued.TYPE.getBytes(StandardCharsets.UTF_8));
            producer.send(garbage).get();
        }

        stage.publish(installs.issued(authorized, "g4"));

        watch.awaitStatus(authorized.id(), InstallationStatus.ACTIVE);
    }

    @Test
    void ofAGenerationThatHasEndedChangeNothing() {
        var first = installs.active();
        uninstalls.uninstall(first.id(), Removal.byUser(1));
        var second = installs.authorizeAgain(first);
        assertThat(second.generation()).isEqualTo(2);

        assertThat(installations.complete(installs.issued(first, "late"))).isFalse();
        assertThat(watch.load(first.id()).status()).isEqualTo(InstallationStatus.AUTHORIZED);

        assertThat(installations.complete(installs.issued(second, "g-second"))).isTrue();
        assertThat(installations.complete(installs.issued(first, "later"))).isFalse();
        var told = watch.awaitEvents(first.id(), 5);
        assertThat(InstallationWatch.types(told))
                .containsExactly(
                        InstallAuthorized.TYPE,
                        InstallCompleted.TYPE,
                        InstallUninstalled.TYPE,
                        InstallAuthorized.TYPE,
                        InstallCompleted.TYPE);
        assertThat(told.get(4).value()).contains("\"firstInstall\":false", "\"generation\":2");
        assertThat(TopicReader.header(told.get(1), "ce_id")).isNotEqualTo(TopicReader.header(told.get(4), "ce_id"));
        assertThat(InstallationWatch.sequences(told)).isSorted().doesNotHaveDuplicates();
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

        assertThat(watch.load(first.id()).generation()).isEqualTo(2);
        assertThat(InstallationWatch.types(watch.awaitEvents(first.id(), 4)))
                .containsExactly(
                        InstallAuthorized.TYPE, InstallCompleted.TYPE, InstallUninstalled.TYPE, InstallCompleted.TYPE);
    }

    @Test
    void comingAfterTheUninstallChangeNothing() {
        var authorized = installs.authorized();
        uninstalls.uninstall(authorized.id(), Removal.byUser(1));

        assertThat(installations.complete(installs.issued(authorized, "g3"))).isFalse();

        assertThat(watch.load(authorized.id()).status()).isEqualTo(InstallationStatus.UNINSTALLED);
    }
}
