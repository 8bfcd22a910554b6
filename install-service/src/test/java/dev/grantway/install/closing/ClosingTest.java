package dev.grantway.install.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grantway.contracts.events.AppStatus;
import dev.grantway.contracts.events.InstallResumed;
import dev.grantway.contracts.events.InstallSuspended;
import dev.grantway.contracts.events.InstallUninstalled;
import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.install.closing.Closing.Act;
import dev.grantway.install.closing.Closing.Kind;
import dev.grantway.install.installation.Intent;
import dev.grantway.install.stage.Installs;
import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.Neighbours;
import dev.grantway.install.stage.Stage;
import dev.grantway.install.suspension.SuspensionOutcome;
import dev.grantway.install.suspension.Suspensions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of the installations of an app, or of an account, that ends. */
@QuarkusTest
class ClosingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Stage stage;
    private final Installs installs;
    private final Ends ends;
    private final Neighbours neighbours;
    private final Suspensions suspensions;
    private final WantedStore wanted;
    private final ClosingStore store;
    private final ClosingActs acts;
    private final RemainingStore remaining;

    ClosingTest(
            Stage stage,
            Installs installs,
            Ends ends,
            Neighbours neighbours,
            Suspensions suspensions,
            WantedStore wanted,
            ClosingStore store,
            ClosingActs acts,
            RemainingStore remaining) {
        this.stage = stage;
        this.installs = installs;
        this.ends = ends;
        this.neighbours = neighbours;
        this.suspensions = suspensions;
        this.wanted = wanted;
        this.store = store;
        this.acts = acts;
        this.remaining = remaining;
    }

    @Test
    void aDeletedAppIsUninstalledFromEveryAccountAndNoOther() {
        var app = stage.app();
        var installed = ends.installed(app, 3);
        var account = Stage.account();
        var authorized = installs.authorize(stage.signIn(account), Link.to(app), account);
        var other = installs.active();

        ends.change(app, AppStatus.DELETED);

        var done = ends.awaitDone(app.appId(), Act.UNINSTALL);
        assertThat(done.total()).isEqualTo(4);
        assertThat(done.done()).isEqualTo(4);
        assertThat(installed).allMatch(one -> ends.status(one) == InstallationStatus.UNINSTALLED);
        assertThat(ends.status(authorized)).isEqualTo(InstallationStatus.UNINSTALLED);
        assertThat(ends.status(other)).isEqualTo(InstallationStatus.ACTIVE);
        var told = ends.awaitTold(
                Topic.INSTALL_EVENTS,
                installed.getFirst().id(),
                last -> Ends.type(last).equals(InstallUninstalled.TYPE));
        assertThat(told.getLast().value()).contains("\"APP_DELETED\"");
        assertThat(neighbours.closures).contains(installed.getFirst().id() + "/1");
    }

    @Test
    void aClosedAccountLosesEveryAppAndKeepsItsHistory() {
        var account = Stage.account();
        var first = installs.activate(installs.authorize(stage.signIn(account), Link.to(stage.app()), account));
        var second = installs.authorize(stage.signIn(account), Link.to(stage.app()), account);

        ends.close(account.accountId(), false);

        ends.awaitAccountDone(account.accountId(), Act.UNINSTALL);
        assertThat(ends.status(second)).isEqualTo(InstallationStatus.UNINSTALLED);
        var told = ends.awaitTold(
                Topic.INSTALL_EVENTS, first.id(), last -> Ends.type(last).equals(InstallUninstalled.TYPE));
        assertThat(told.getLast().value()).contains("\"ACCOUNT_CLOSED\"");
        assertThat(ends.awaitTold(
                                Topic.INSTALLATIONS,
                                first.id(),
                                last -> last.value().contains("\"UNINSTALLED\""))
                        .getLast()
                        .value())
                .isNotNull();
    }

    @Test
    void aDisabledAppIsSuspendedAndResumedWhereNobodyElsePausedIt() {
        var app = stage.app();
        var installed = ends.installed(app, 3);
        var untouched = installed.get(0);
        var pausedBefore = installed.get(1);
        var pausedMeanwhile = installed.get(2);
        suspensions.suspend(pausedBefore.id(), Intent.byUser(3, null));

        var disabled = ends.change(app, AppStatus.DISABLED);
        assertThat(ends.awaitDone(app.appId(), Act.SUSPEND).total()).isEqualTo(2);
        assertThat(installed).allMatch(one -> ends.status(one) == InstallationStatus.SUSPENDED);
        assertThat(suspensions.resume(untouched.id(), Intent.byUser(3, null)))
                .isInstanceOf(SuspensionOutcome.AppNotInUse.class);
        suspensions.suspend(pausedMeanwhile.id(), Intent.byUser(4, "no more"));
        ends.change(disabled, AppStatus.ACTIVE);

        assertThat(ends.awaitDone(app.appId(), Act.RESUME).total()).isEqualTo(1);
        assertThat(ends.status(untouched)).isEqualTo(InstallationStatus.ACTIVE);
        assertThat(ends.status(pausedBefore)).isEqualTo(InstallationStatus.SUSPENDED);
        assertThat(ends.status(pausedMeanwhile)).isEqualTo(InstallationStatus.SUSPENDED);
        var told = ends.awaitTold(
                Topic.INSTALL_EVENTS, untouched.id(), last -> Ends.type(last).equals(InstallResumed.TYPE));
        assertThat(told.getLast().value()).contains("\"APP_ENABLED\"");
        assertThat(told.get(told.size() - 2).value()).contains("\"APP_DISABLED\"");
        assertThat(Ends.type(told.get(told.size() - 2))).isEqualTo(InstallSuspended.TYPE);
    }

    @Test
    void anEditOfADisabledAppBeginsNothingAnew() {
        var app = stage.app();
        ends.installed(app);
        var disabled = ends.change(app, AppStatus.DISABLED);
        var before = ends.awaitDone(app.appId(), Act.SUSPEND);

        ends.change(disabled, AppStatus.DISABLED);
        var other = stage.app();
        ends.change(other, AppStatus.DELETED);
        ends.awaitDone(other.appId(), Act.UNINSTALL);

        assertThat(ends.ofApp(app.appId())).hasValue(before);
    }

    @Test
    void anAppThatWasNeverDisabledHasNoClosing() {
        var app = stage.app();
        ends.change(app, AppStatus.ACTIVE);
        var other = stage.app();
        ends.change(other, AppStatus.DELETED);
        ends.awaitDone(other.appId(), Act.UNINSTALL);

        assertThat(ends.ofApp(app.appId())).isEmpty();
    }

    @Test
    void waitsWhileTokenServiceIsAwayAndGoesOn() {
        var app = stage.app();
        var installed = ends.installed(app, 2);
        neighbours.tokenServiceAway.set(true);
        try {
            ends.change(app, AppStatus.DELETED);
            await().atMost(PATIENCE)
                    .until(() ->
                            installed.stream().anyMatch(one -> ends.status(one) == InstallationStatus.UNINSTALLING));
            assertThat(ends.ofApp(app.appId()).map(Closing::isDone)).hasValue(false);
            assertThat(ends.ofApp(app.appId()).map(Closing::failed)).hasValue(0);
        } finally {
            neighbours.tokenServiceAway.set(false);
        }

        var done = ends.awaitDone(app.appId(), Act.UNINSTALL);
        assertThat(done.done()).isEqualTo(2);
        for (var one : installed) {
            assertThat(ends
                            .awaitTold(
                                    Topic.INSTALL_EVENTS,
                                    one.id(),
                                    last -> Ends.type(last).equals(InstallUninstalled.TYPE))
                            .stream()
                            .filter(told -> Ends.type(told).equals(InstallUninstalled.TYPE)))
                    .hasSize(1);
        }
    }

    @Test
    void isNotHeldUpByOneThatTokenServiceRefuses() {
        var app = stage.app();
        var installed = ends.installed(app, 3);
        var refused = installed.getFirst();
        neighbours.refusedClosures.add(refused.id());
        try {
            ends.change(app, AppStatus.DELETED);

            installed.stream().skip(1).forEach(other -> ends.awaitStatus(other, InstallationStatus.UNINSTALLED));
            await().atMost(PATIENCE)
                    .until(() -> ends.ofApp(app.appId())
                            .filter(job -> job.failed() == 1 && job.done() == 2 && !job.isDone())
                            .isPresent());
        } finally {
            neighbours.refusedClosures.clear();
        }

        assertThat(ends.awaitDone(app.appId(), Act.UNINSTALL).failed()).isZero();
        assertThat(ends.status(refused)).isEqualTo(InstallationStatus.UNINSTALLED);
    }

    @Test
    void isTakenOverOnceTheLeaseOfADeadWorkerIsOver() {
        var app = stage.app();
        var installed = ends.installed(app, 3);
        var dead = UUID.randomUUID();
        var claimed = claimedBy(dead, app.appId(), Act.UNINSTALL);
        var begun = store.beginPass(claimed, dead, 3).orElseThrow();
        String first = remaining.next(begun, 1).getFirst();
        assertThat(acts.act(begun, dead, first)).isTrue();
        var moved = store.move(begun, dead, first, true, Duration.ofSeconds(3)).orElseThrow();

        // and no more is heard of it
        var done = ends.awaitDone(app.appId(), Act.UNINSTALL);

        assertThat(done.done()).isEqualTo(3);
        assertThat(done.total()).isEqualTo(3);
        assertThat(installed).allMatch(one -> ends.status(one) == InstallationStatus.UNINSTALLED);
        assertThat(installed)
                .allSatisfy(one -> assertThat(neighbours.closures.stream().filter((one.id() + "/1")::equals))
                        .hasSize(1));
        assertThat(store.move(moved, dead, "ins_late", true, Duration.ofSeconds(3)))
                .as("it wakes up too late")
                .isEmpty();
        assertThat(store.finish(moved, dead)).isFalse();
    }

    /** Claims it in the transaction in which it comes to be, so that nobody else can. */
    private Closing claimedBy(UUID holder, int appId, Act act) {
        return QuarkusTransaction.requiringNew().call(() -> {
            wanted.store(new Wanted(Kind.APP, appId, 100, 100_001, act, false, Instant.now()));
            Optional<Closing> job;
            do {
                job = store.claim(holder, Duration.ofSeconds(3));
            } while (job.filter(found -> found.subjectId() != appId).isPresent());
            return job.orElseThrow();
        });
    }
}
