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
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.install.removal.Uninstalls;
import dev.grantway.install.stage.Installs;
import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.Neighbours;
import dev.grantway.install.stage.Stage;
import dev.grantway.install.tokens.KnownGrant;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The facts of an installation's life: all of them, each once, numbered without a gap. */
@QuarkusTest
class FactsTest {
    private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");

    private final Stage stage;
    private final Installs installs;
    private final Installations installations;
    private final InstallationView view;
    private final Uninstalls uninstalls;
    private final Neighbours neighbours;
    private final String kafka;

    FactsTest(
            Stage stage,
            Installs installs,
            Installations installations,
            InstallationView view,
            Uninstalls uninstalls,
            Neighbours neighbours,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.stage = stage;
        this.installs = installs;
        this.installations = installations;
        this.view = view;
        this.uninstalls = uninstalls;
        this.neighbours = neighbours;
        this.kafka = kafka;
    }

    @AfterEach
    void noGrantsAreListed() {
        neighbours.grants.clear();
        neighbours.listsBySince.set(false);
    }

    @Test
    void ofAWholeLifeAreNumberedWithoutAGap() {
        var active = installs.active();
        String id = active.id();
        installations.complete(installs.issued(active, "g-" + id, List.of("base"), LATER));
        installations.revoke(new GrantRevoked(id, 1, 5, "g-" + id, "REVOKED_BY_APP", Instant.now()));
        installations.complete(installs.issued(active, "again-" + id));
        uninstalls.uninstall(id, Removal.byUser(1));
        var second = installs.authorizeAgain(active);
        installations.complete(installs.issued(second, "second-" + id));
        uninstalls.uninstall(id, Removal.byUser(1));

        var facts = awaitAll(Topic.INSTALL_EVENTS, id, 9);
        assertThat(types(facts))
                .containsExactly(
                        InstallAuthorized.TYPE,
                        InstallCompleted.TYPE,
                        InstallScopesChanged.TYPE,
                        InstallNeedsReauthorization.TYPE,
                        InstallReauthorized.TYPE,
                        InstallUninstalled.TYPE,
                        InstallAuthorized.TYPE,
                        InstallCompleted.TYPE,
                        InstallUninstalled.TYPE);
        assertThat(sequences(facts))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 9).mapToObj(Long::valueOf).toList());
        assertThat(sequences(awaitAll(Topic.INSTALLATIONS, id, 11)))
                .as("states grow strictly, also by those that are no fact")
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void tellOfACompletionThatTheUninstallOvertook() {
        var authorized = installs.authorized();
        var another = installs.authorized();
        String id = authorized.id();
        neighbours.grants.add(grant(another, 1, "other", 8));
        neighbours.grants.add(grant(authorized, 2, "never", 8));
        neighbours.grants.add(grant(authorized, 1, "overtaken-" + id, 7));

        uninstalls.uninstall(id, Removal.byUser(1));

        var facts = awaitAll(Topic.INSTALL_EVENTS, id, 3);
        assertThat(types(facts))
                .containsExactly(InstallAuthorized.TYPE, InstallCompleted.TYPE, InstallUninstalled.TYPE);
        assertThat(sequences(facts)).containsExactly(1L, 2L, 3L);
        assertThat(TopicReader.header(facts.get(1), "ce_id")).isEqualTo(id + ".1.completed");
        assertThat(facts.get(1).value()).contains("\"installedBy\":{\"userId\":7}", "\"firstInstall\":true");
        assertThat(awaitAll(Topic.INSTALLATIONS, id, 4))
                .noneMatch(state -> state.value().contains("\"ACTIVE\""));

        assertThat(installations.complete(installs.issued(authorized, "overtaken-" + id)))
                .isFalse();
        assertThat(view.find(id).orElseThrow().status()).isEqualTo(InstallationStatus.UNINSTALLED);
    }

    /** As while Kafka is away: an app gets tokens and gives them back, and a person uninstalls it later. */
    @Test
    void tellOfACompletionWhoseTokensEndedLongBeforeTheUninstall() {
        var account = Stage.account();
        var authorized = installs.authorize(stage.signIn(account), Link.to(stage.app()), account);
        var issuedAt = Instant.now().minus(Duration.ofDays(40));
        neighbours.grants.add(new KnownGrant(
                authorized.id(),
                1,
                "ended-" + authorized.id(),
                authorized.app().id(),
                authorized.accountId(),
                7,
                List.of("base"),
                issuedAt,
                issuedAt.plusSeconds(60),
                null));
        neighbours.listsBySince.set(true);

        uninstalls.uninstall(authorized.id(), Removal.byUser(1));

        assertThat(types(awaitAll(Topic.INSTALL_EVENTS, authorized.id(), 3)))
                .containsExactly(InstallAuthorized.TYPE, InstallCompleted.TYPE, InstallUninstalled.TYPE);
    }

    private static KnownGrant grant(Installation installation, int generation, String grantId, int userId) {
        var at = Instant.parse("2026-01-01T00:00:00Z");
        return new KnownGrant(
                installation.id(),
                generation,
                grantId,
                installation.app().id(),
                installation.accountId(),
                userId,
                List.of("base", "contacts.read"),
                at,
                at.plusSeconds(1),
                null);
    }

    private List<ConsumerRecord<String, String>> awaitAll(Topic topic, String id, int count) {
        var reader = new TopicReader(kafka);
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> reader.all(topic).stream()
                                .filter(message -> message.key().equals(id))
                                .toList(),
                        messages -> messages.size() >= count);
    }

    private static List<String> types(List<ConsumerRecord<String, String>> messages) {
        return messages.stream()
                .map(message -> TopicReader.header(message, "ce_type"))
                .toList();
    }

    private static List<Long> sequences(List<ConsumerRecord<String, String>> messages) {
        return messages.stream()
                .map(message -> Long.valueOf(TopicReader.header(message, "ce_sequence")))
                .toList();
    }
}
