package dev.grantway.install.suspension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grantway.contracts.events.GrantRevoked;
import dev.grantway.contracts.events.InstallAuthorized;
import dev.grantway.contracts.events.InstallCompleted;
import dev.grantway.contracts.events.InstallNeedsReauthorization;
import dev.grantway.contracts.events.InstallResumed;
import dev.grantway.contracts.events.InstallSuspended;
import dev.grantway.contracts.events.InstallUninstalled;
import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.install.installation.Installation;
import dev.grantway.install.installation.InstallationSuspensions;
import dev.grantway.install.installation.InstallationView;
import dev.grantway.install.installation.Installations;
import dev.grantway.install.installation.Intent;
import dev.grantway.install.installation.Removal;
import dev.grantway.install.installation.Suspension;
import dev.grantway.install.installation.Suspension.Step;
import dev.grantway.install.installation.SuspensionDecision.Ask;
import dev.grantway.install.removal.UninstallOutcome;
import dev.grantway.install.removal.Uninstalls;
import dev.grantway.install.stage.Installs;
import dev.grantway.install.stage.Neighbours;
import dev.grantway.install.suspension.SuspensionOutcome.Done;
import dev.grantway.install.suspension.SuspensionOutcome.Refused;
import dev.grantway.install.suspension.SuspensionOutcome.UnderWay;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SuspensionTest {
    private static final Intent USER = Intent.byUser(3, "it writes nonsense");

    private final Installs installs;
    private final Installations installations;
    private final InstallationSuspensions stored;
    private final InstallationView view;
    private final Suspensions suspensions;
    private final Uninstalls uninstalls;
    private final Neighbours neighbours;
    private final Facts facts;

    SuspensionTest(
            Installs installs,
            Installations installations,
            InstallationSuspensions stored,
            InstallationView view,
            Suspensions suspensions,
            Uninstalls uninstalls,
            Neighbours neighbours,
            Facts facts) {
        this.installs = installs;
        this.installations = installations;
        this.stored = stored;
        this.view = view;
        this.suspensions = suspensions;
        this.uninstalls = uninstalls;
        this.neighbours = neighbours;
        this.facts = facts;
    }

    @Test
    void asksTokenServiceFirstAndTellsItAfterwards() {
        String id = installs.active().id();

        assertThat(suspensions.suspend(id, USER)).isInstanceOf(Done.class);

        assertThat(neighbours.suspensions).contains(id + "/1/true");
        assertThat(status(id)).isEqualTo(InstallationStatus.SUSPENDED);
        assertThat(facts.types(id, 3)).last().isEqualTo(InstallSuspended.TYPE);
        assertThat(facts.last(id, 3))
                .contains("\"suspendedBy\":{\"userId\":3}", "\"reason\":\"BY_USER\"")
                .doesNotContain("nonsense");
        assertThat(facts.all(Topic.INSTALLATIONS, id, 3).getLast().value()).contains("\"status\":\"SUSPENDED\"");
    }

    @Test
    void andItsEndAreToldOnceHoweverOftenTheyAreAskedFor() {
        String id = installs.active().id();

        for (int round = 0; round < 2; round++) {
            assertThat(suspensions.suspend(id, USER)).isInstanceOf(Done.class);
            assertThat(suspensions.suspend(id, Intent.byOperator(null))).isInstanceOf(Done.class);
            assertThat(suspensions.resume(id, Intent.byOperator(null))).isInstanceOf(Done.class);
            assertThat(suspensions.resume(id, USER)).isInstanceOf(Done.class);
        }

        assertThat(status(id)).isEqualTo(InstallationStatus.ACTIVE);
        assertThat(facts.types(id, 6))
                .containsExactly(
                        InstallAuthorized.TYPE,
                        InstallCompleted.TYPE,
                        InstallSuspended.TYPE,
                        InstallResumed.TYPE,
                        InstallSuspended.TYPE,
                        InstallResumed.TYPE);
        assertThat(facts.sequences(id, 6)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(neighbours.suspensions.stream().filter(asked -> asked.startsWith(id)))
                .containsExactly(id + "/1/true", id + "/1/false", id + "/1/true", id + "/1/false");
    }

    @Test
    void staysAnIntentWhileTokenServiceIsAwayAndIsFinishedByTheSweeper() {
        String id = installs.active().id();
        neighbours.tokenServiceAway.set(true);
        try {
            assertThat(suspensions.suspend(id, USER)).isInstanceOf(UnderWay.class);
            assertThat(step(id)).isEqualTo(Step.SUSPENDING);
            assertThat(status(id)).as("delivered to").isEqualTo(InstallationStatus.SUSPENDED);
        } finally {
            neighbours.tokenServiceAway.set(false);
        }

        awaitStep(id, Step.SUSPENDED);
        assertThat(facts.types(id, 3))
                .containsExactly(InstallAuthorized.TYPE, InstallCompleted.TYPE, InstallSuspended.TYPE);
    }

    @Test
    void lastsUntilTokenServiceHasEndedIt() {
        String id = installs.active().id();
        suspensions.suspend(id, USER);
        neighbours.tokenServiceAway.set(true);
        try {
            assertThat(suspensions.resume(id, USER)).isInstanceOf(UnderWay.class);
            assertThat(step(id)).isEqualTo(Step.RESUMING);
            assertThat(status(id)).isEqualTo(InstallationStatus.SUSPENDED);
        } finally {
            neighbours.tokenServiceAway.set(false);
        }

        awaitStatus(id, InstallationStatus.ACTIVE);
        assertThat(facts.types(id, 4)).last().isEqualTo(InstallResumed.TYPE);
    }

    @Test
    void thatWasBegunByAPodThatDiedIsFinishedByTheSweeper() {
        String id = installs.active().id();

        stored.suspend(id, USER);
        awaitStep(id, Step.SUSPENDED);

        stored.resume(id, USER);
        awaitStatus(id, InstallationStatus.ACTIVE);
    }

    @Test
    void thatWasTakenBackBeforeItWasDoneIsNotTold() {
        var active = installs.active();
        String id = active.id();
        neighbours.tokenServiceAway.set(true);
        try {
            suspensions.suspend(id, USER);
            suspensions.resume(id, USER);
        } finally {
            neighbours.tokenServiceAway.set(false);
        }
        awaitStatus(id, InstallationStatus.ACTIVE);

        uninstalls.uninstall(id, Removal.byOperator());

        assertThat(facts.types(id, 3))
                .containsExactly(InstallAuthorized.TYPE, InstallCompleted.TYPE, InstallUninstalled.TYPE);
    }

    @Test
    void isNotFinishedByWhoWasOvertaken() {
        String id = installs.active().id();
        neighbours.tokenServiceAway.set(true); // the sweeper gets nowhere
        try {
            var first = asked(stored.suspend(id, USER));
            var second = asked(stored.resume(id, USER));

            stored.finish(first);

            assertThat(second.askedAt()).isAfter(first.askedAt());
            assertThat(step(id)).isEqualTo(Step.RESUMING);
            stored.finish(second);
            stored.finish(first);
            assertThat(status(id)).isEqualTo(InstallationStatus.ACTIVE);
        } finally {
            neighbours.tokenServiceAway.set(false);
        }
        uninstalls.uninstall(id, Removal.byOperator());
        assertThat(facts.types(id, 3)).doesNotContain(InstallSuspended.TYPE, InstallResumed.TYPE);
    }

    @Test
    void outlivesTheLastGrantAndEndsInANewConsent() {
        String id = installs.active().id();
        suspensions.suspend(id, USER);

        installations.revoke(new GrantRevoked(id, 1, 5, "g-" + id, "REVOKED_BY_APP", Instant.now()));

        assertThat(status(id)).isEqualTo(InstallationStatus.SUSPENDED);
        assertThat(view.find(id).orElseThrow().scopes()).isEmpty();

        suspensions.resume(id, USER);

        assertThat(status(id)).isEqualTo(InstallationStatus.NEEDS_REAUTHORIZATION);
        assertThat(facts.types(id, 5))
                .endsWith(InstallSuspended.TYPE, InstallResumed.TYPE, InstallNeedsReauthorization.TYPE);
    }

    @Test
    void isForWhatIsActiveAlone() {
        var authorized = installs.authorized();
        var removed = installs.active();
        uninstalls.uninstall(removed.id(), Removal.byOperator());

        assertThat(suspensions.suspend(authorized.id(), USER)).isEqualTo(new Refused(InstallationStatus.AUTHORIZED));
        assertThat(suspensions.suspend(removed.id(), USER)).isEqualTo(new Refused(InstallationStatus.UNINSTALLED));
        assertThat(suspensions.resume(removed.id(), USER)).isEqualTo(new Refused(InstallationStatus.UNINSTALLED));
        assertThat(suspensions.suspend("ins_none", USER)).isEqualTo(new Refused(InstallationStatus.UNINSTALLED));
    }

    @Test
    void doesNotKeepItFromBeingUninstalled() {
        String id = installs.active().id();
        suspensions.suspend(id, USER);

        assertThat(uninstalls.uninstall(id, Removal.byUser(3))).isInstanceOf(UninstallOutcome.Removed.class);

        assertThat(status(id)).isEqualTo(InstallationStatus.UNINSTALLED);
        assertThat(facts.types(id, 4)).endsWith(InstallSuspended.TYPE, InstallUninstalled.TYPE);
    }

    @Test
    void thatIsUnderWayGivesWayToAnUninstall() {
        String id = installs.active().id();
        neighbours.tokenServiceAway.set(true);
        try {
            suspensions.suspend(id, USER);
            uninstalls.uninstall(id, Removal.byUser(3));
        } finally {
            neighbours.tokenServiceAway.set(false);
        }

        awaitStatus(id, InstallationStatus.UNINSTALLED);
        assertThat(facts.types(id, 3))
                .containsExactly(InstallAuthorized.TYPE, InstallCompleted.TYPE, InstallUninstalled.TYPE);
    }

    @Test
    void meetingResumesAndAnUninstallLeavesItGone() throws Exception {
        for (int i = 0; i < 15; i++) {
            String id = installs.active().id();
            List<Callable<Object>> racers = new ArrayList<>(List.of(
                    () -> suspensions.suspend(id, USER),
                    () -> suspensions.suspend(id, USER),
                    () -> suspensions.resume(id, USER),
                    () -> uninstalls.uninstall(id, Removal.byUser(3))));
            Collections.shuffle(racers);

            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var result : threads.invokeAll(racers)) {
                    result.get();
                }
            }

            assertThat(status(id)).isEqualTo(InstallationStatus.UNINSTALLED);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> facts.types(id, 3).contains(InstallUninstalled.TYPE));
            assertThat(facts.types(id, 3)).endsWith(InstallUninstalled.TYPE).containsOnlyOnce(InstallUninstalled.TYPE);
        }
    }

    private static Suspension asked(Object decision) {
        return ((Ask) decision).suspension();
    }

    private InstallationStatus status(String id) {
        return view.find(id).orElseThrow().status();
    }

    private Step step(String id) {
        return suspension(id).step();
    }

    private Suspension suspension(String id) {
        Installation installation = view.find(id).orElseThrow();
        return stored.find(installation).orElseThrow();
    }

    private void awaitStep(String id, Step step) {
        await().atMost(Duration.ofSeconds(60)).until(() -> step(id) == step);
    }

    private void awaitStatus(String id, InstallationStatus status) {
        await().atMost(Duration.ofSeconds(60)).until(() -> status(id) == status);
    }
}
