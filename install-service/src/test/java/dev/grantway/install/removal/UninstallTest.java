package dev.grantway.install.removal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.grantway.contracts.events.InstallUninstalled;
import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.install.grants.LiveGrantStore;
import dev.grantway.install.installation.Installation;
import dev.grantway.install.installation.InstallationRemovals;
import dev.grantway.install.installation.InstallationView;
import dev.grantway.install.installation.Installations;
import dev.grantway.install.installation.Removal;
import dev.grantway.install.removal.UninstallOutcome.BeingRemoved;
import dev.grantway.install.removal.UninstallOutcome.NotInstalled;
import dev.grantway.install.removal.UninstallOutcome.Overtaken;
import dev.grantway.install.removal.UninstallOutcome.Removed;
import dev.grantway.install.stage.Installs;
import dev.grantway.install.stage.Neighbours;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UninstallTest {
    private final Installs installs;
    private final Installations installations;
    private final InstallationRemovals removals;
    private final InstallationView view;
    private final Uninstalls uninstalls;
    private final LiveGrantStore grants;
    private final Neighbours neighbours;
    private final String kafka;

    UninstallTest(
            Installs installs,
            Installations installations,
            InstallationRemovals removals,
            InstallationView view,
            Uninstalls uninstalls,
            LiveGrantStore grants,
            Neighbours neighbours,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.installs = installs;
        this.installations = installations;
        this.removals = removals;
        this.view = view;
        this.uninstalls = uninstalls;
        this.grants = grants;
        this.neighbours = neighbours;
        this.kafka = kafka;
    }

    @Test
    void closesTheGenerationFirstAndTellsItAfterwards() {
        var active = installs.active();

        assertThat(uninstalls.uninstall(active.id(), Removal.byUser(3))).isInstanceOf(Removed.class);

        assertThat(neighbours.closures).contains(active.id() + "/1");
        assertThat(status(active)).isEqualTo(InstallationStatus.UNINSTALLED);
        var told = new TopicReader(kafka)
                .await(
                        Topic.INSTALL_EVENTS,
                        message -> message.key().equals(active.id())
                                && TopicReader.header(message, "ce_type").equals(InstallUninstalled.TYPE));
        assertThat(told.value())
                .contains("\"uninstalledBy\":{\"userId\":3}", "\"BY_USER\"", "\"generation\":1")
                .doesNotContain("\"installed\"");
        String notice = new TopicReader(kafka)
                .awaitValue(Topic.NOTICES, value -> value.contains("app-uninstalled") && value.contains(active.id()));
        assertThat(notice)
                .contains(
                        "\"recipient\":\"account:" + active.accountId() + ":super-admins\"",
                        "\"by\":\"BY_USER\"",
                        "\"path\":\"/connected-apps?accountId=" + active.accountId() + "\"");
    }

    @Test
    void endsWhatPeopleGaveInTheSameMoment() {
        var active = installs.active();
        assertThat(grants.find(active.id(), 1).grants()).hasSize(1);

        uninstalls.uninstall(active.id(), 1, Removal.byUser(3));

        assertThat(grants.find(active.id(), 1).grants()).isEmpty();
    }

    @Test
    void ofAnotherGenerationDoesNothing() {
        var active = installs.active();

        assertThat(uninstalls.uninstall(active.id(), 2, Removal.byUser(3))).isInstanceOf(Overtaken.class);
        assertThat(status(active)).isEqualTo(InstallationStatus.ACTIVE);
        uninstalls.uninstall(active.id(), 1, Removal.byUser(3));
        var second = installs.activate(installs.authorizeAgain(active));

        assertThat(uninstalls.uninstall(active.id(), 1, Removal.byUser(3))).isInstanceOf(Overtaken.class);
        assertThat(status(second)).isEqualTo(InstallationStatus.ACTIVE);
    }

    @Test
    void isNotDoneWhenAnAddressAnswersThatIsNoneOfTokenServices() {
        var active = installs.active();
        neighbours.misroutedClosures.add(active.id());
        try {
            assertThatThrownBy(() -> uninstalls.uninstall(active.id(), 1, Removal.byUser(3)))
                    .hasMessageContaining("404");
            assertThat(status(active)).isEqualTo(InstallationStatus.UNINSTALLING);
        } finally {
            neighbours.misroutedClosures.clear();
        }
        awaitRemoved(active);
    }

    @Test
    void ofAConsentThatNoTokensCameOfSaysSo() {
        var authorized = installs.authorized();

        uninstalls.uninstall(authorized.id(), 1, Removal.byUser(3));

        var told = new TopicReader(kafka)
                .await(
                        Topic.INSTALL_EVENTS,
                        message -> message.key().equals(authorized.id())
                                && TopicReader.header(message, "ce_type").equals(InstallUninstalled.TYPE));
        assertThat(told.value()).contains("\"installed\":false");
    }

    @Test
    void ofWhatNeverGotTokensIsNoNewsForPeople() {
        var authorized = installs.authorized();
        var active = installs.active();

        assertThat(uninstalls.uninstall(authorized.id(), 1, Removal.byUser(3))).isInstanceOf(Removed.class);
        uninstalls.uninstall(active.id(), 1, Removal.byUser(3));

        var reader = new TopicReader(kafka);
        reader.awaitValue(Topic.NOTICES, value -> value.contains(active.id())); // and what was told before it
        assertThat(reader.all(Topic.NOTICES))
                .noneMatch(message -> message.value().contains(authorized.id()));
    }

    @Test
    void ofWhatIsGoneOrNeverWasDoesNothing() {
        var active = installs.active();
        uninstalls.uninstall(active.id(), Removal.byUser(3));

        assertThat(uninstalls.uninstall(active.id(), Removal.byUser(3))).isInstanceOf(NotInstalled.class);
        assertThat(uninstalls.uninstall("ins_none", Removal.byUser(3))).isInstanceOf(NotInstalled.class);
        assertThat(tellings(active)).isEqualTo(1);
    }

    @Test
    void staysAnIntentWhileTokenServiceIsAwayAndIsFinishedByTheSweeper() {
        var active = installs.active();
        neighbours.tokenServiceAway.set(true);
        try {
            assertThat(uninstalls.uninstall(active.id(), Removal.byUser(3))).isInstanceOf(BeingRemoved.class);
            assertThat(status(active)).isEqualTo(InstallationStatus.UNINSTALLING);
        } finally {
            neighbours.tokenServiceAway.set(false);
        }

        awaitRemoved(active);
        assertThat(tellings(active)).isEqualTo(1);
    }

    @Test
    void thatWasBegunByAPodThatDiedIsFinishedByTheSweeper() {
        var active = installs.active();

        removals.begin(active.id(), Removal.byOperator());

        awaitRemoved(active);
    }

    @Test
    void isNotHeldUpByOthersThatTokenServiceRefuses() {
        var refused = Stream.generate(installs::authorized).limit(8).toList();
        var active = installs.active();
        refused.forEach(installation -> neighbours.refusedClosures.add(installation.id()));
        try {
            refused.forEach(installation -> removals.begin(installation.id(), Removal.byOperator()));
            removals.begin(active.id(), Removal.byOperator());

            await().atMost(Duration.ofSeconds(15)).until(() -> status(active) == InstallationStatus.UNINSTALLED);
            assertThat(refused).allMatch(installation -> status(installation) == InstallationStatus.UNINSTALLING);
        } finally {
            neighbours.refusedClosures.clear();
        }
        refused.forEach(this::awaitRemoved);
    }

    @Test
    void isFinishedByTheNextConsentWhichOpensANewGeneration() {
        var active = installs.active();
        removals.begin(active.id(), Removal.byUser(3));

        var again = installs.authorizeAgain(active);

        assertThat(again.id()).isEqualTo(active.id());
        assertThat(again.generation()).isEqualTo(2);
        assertThat(again.status()).isEqualTo(InstallationStatus.AUTHORIZED);
    }

    @Test
    void againstTheFirstTokensLeavesItGoneWhicheverWins() throws Exception {
        for (int i = 0; i < 20; i++) {
            var authorized = installs.authorized();
            var issued = installs.issued(authorized, "race-" + authorized.id());
            List<Callable<Object>> racers = new ArrayList<>(List.of(
                    () -> installations.complete(issued),
                    () -> installations.complete(issued),
                    () -> uninstalls.uninstall(authorized.id(), Removal.byUser(3)),
                    () -> uninstalls.uninstall(authorized.id(), Removal.byUser(4))));
            Collections.shuffle(racers);

            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var result : threads.invokeAll(racers)) {
                    result.get();
                }
            }

            assertThat(status(authorized)).isEqualTo(InstallationStatus.UNINSTALLED);
            assertThat(installations.complete(issued)).isFalse();
            assertThat(tellings(authorized)).isEqualTo(1);
        }
    }

    private InstallationStatus status(Installation installation) {
        return view.find(installation.id()).orElseThrow().status();
    }

    private void awaitRemoved(Installation installation) {
        await().atMost(Duration.ofSeconds(60)).until(() -> status(installation) == InstallationStatus.UNINSTALLED);
    }

    /** How many events say that it is gone, once there is one. */
    private long tellings(Installation installation) {
        var reader = new TopicReader(kafka);
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> reader.all(Topic.INSTALL_EVENTS).stream()
                                .filter(message -> message.key().equals(installation.id())
                                        && TopicReader.header(message, "ce_type")
                                                .equals(InstallUninstalled.TYPE))
                                .count(),
                        count -> count > 0);
    }
}
