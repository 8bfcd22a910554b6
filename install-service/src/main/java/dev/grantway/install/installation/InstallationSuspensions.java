package dev.grantway.install.installation;

import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.install.installation.Suspension.Step;
import dev.grantway.install.installation.SuspensionDecision.Ask;
import dev.grantway.install.installation.SuspensionDecision.Refused;
import dev.grantway.install.installation.SuspensionDecision.Stands;
import dev.grantway.install.settings.InstallConfig;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The two ends of a suspension and of a resume, each one transaction: the intent, and the result. What takes access away
 * counts from the intent on, and what gives it back from the result on, so that it is suspended all the way between.
 */
@Singleton
public class InstallationSuspensions {
    private static final String REVOKED = "REVOKED_WHILE_SUSPENDED";

    private final InstallationStore store;
    private final SuspensionStore suspensions;
    private final GrantStore grants;
    private final InstallationHistory history;
    private final Duration lease;
    private final Clock clock;

    InstallationSuspensions(
            InstallationStore store,
            SuspensionStore suspensions,
            GrantStore grants,
            InstallationHistory history,
            InstallConfig config,
            Clock clock) {
        this.store = store;
        this.suspensions = suspensions;
        this.grants = grants;
        this.history = history;
        this.lease = config.removal().lease();
        this.clock = clock;
    }

    /** How far its suspension has come; empty for one that is not suspended. */
    public Optional<Suspension> find(Installation installation) {
        return suspensions.find(installation.id()).filter(found -> found.isOf(installation));
    }

    /** Stores the intent to suspend; asked again, the first one stands. */
    public SuspensionDecision suspend(String id, Intent intent) {
        return suspend(id, intent, _ -> true);
    }

    /** The same, unless it is not wanted any more once the installation is locked: then it stands as it is. */
    public SuspensionDecision suspend(String id, Intent intent, StillWanted wanted) {
        return QuarkusTransaction.requiringNew()
                .call(() -> store.lock(id)
                        .map(row -> wanted.isWanted(row) ? suspend(row, intent) : new Stands(row))
                        .orElseGet(() -> new Refused(InstallationStatus.UNINSTALLED)));
    }

    /** Stores the intent to resume; likewise. */
    public SuspensionDecision resume(String id, Intent intent) {
        return resume(id, intent, _ -> true);
    }

    /** The same, unless it is not wanted any more once the installation is locked: then it stands as it is. */
    public SuspensionDecision resume(String id, Intent intent, StillWanted wanted) {
        return QuarkusTransaction.requiringNew()
                .call(() -> store.lock(id)
                        .map(row -> wanted.isWanted(row) ? resume(row, intent) : new Stands(row))
                        .orElseGet(() -> new Refused(InstallationStatus.UNINSTALLED)));
    }

    /** What was asked and is not done yet; empty when there is nothing, or it has been overtaken by an uninstall. */
    public Optional<Ask> findPending(String id) {
        return QuarkusTransaction.requiringNew().call(() -> store.lock(id).flatMap(this::pending));
    }

    /** Stores and tells the result, once token-service has done what was asked; does nothing when it was overtaken. */
    public void finish(Suspension asked) {
        QuarkusTransaction.requiringNew()
                .run(() -> store.lock(asked.installationId())
                        .flatMap(this::pending)
                        .filter(pending -> pending.suspension().isSameAs(asked))
                        .ifPresent(this::end));
    }

    /** Takes up intents that nobody works on. */
    public List<String> claimLeftOver(int limit) {
        return QuarkusTransaction.requiringNew().call(() -> suspensions.claim(clock.instant(), lease, limit));
    }

    private SuspensionDecision suspend(Installation row, Intent intent) {
        return switch (row.status()) {
            case ACTIVE -> {
                var suspended = history.recordState(row.as(InstallationStatus.SUSPENDED, null, clock.instant()));
                yield ask(suspended, Step.SUSPENDING, intent, false);
            }
            case SUSPENDED -> suspendAgain(row, load(row), intent);
            case REQUESTED, AUTHORIZED, NEEDS_REAUTHORIZATION, UNINSTALLING, UNINSTALLED -> new Refused(row.status());
        };
    }

    private SuspensionDecision suspendAgain(Installation row, Suspension present, Intent intent) {
        return switch (present.step()) {
            case SUSPENDING -> new Ask(row, takenOver(present, intent));
            case SUSPENDED -> {
                var _ = takenOver(present, intent);
                yield new Stands(row);
            }
            case RESUMING -> ask(row, Step.SUSPENDING, intent, present.told());
            case RESUMED -> throw new IllegalStateException("what is resumed is not suspended: " + row.id());
        };
    }

    /** Who wants it suspended wants that also when the app, which is disabled now, is enabled again. */
    private Suspension takenOver(Suspension present, Intent intent) {
        if (!present.intent().isOfDisabledApp() || intent.isOfDisabledApp()) {
            return present;
        }
        var taken = present.by(intent);
        if (taken.isPending()) {
            suspensions.saveIntent(taken, clock.instant().plus(lease));
        } else {
            suspensions.saveResult(taken);
        }
        return taken;
    }

    private SuspensionDecision resume(Installation row, Intent intent) {
        if (!row.isSuspended()) {
            return row.isOpen() ? new Stands(row) : new Refused(row.status());
        }
        var present = load(row);
        return present.step() == Step.RESUMING
                ? new Ask(row, present)
                : ask(row, Step.RESUMING, intent, present.told());
    }

    private Ask ask(Installation row, Step step, Intent intent, boolean told) {
        var now = clock.instant();
        var asked = new Suspension(row.id(), row.generation(), step, askedAt(row.id(), now), intent, told);
        suspensions.saveIntent(asked, now.plus(lease));
        return new Ask(row, asked);
    }

    /** Later than all before, also where those were told by a clock that is ahead. */
    private Instant askedAt(String id, Instant now) {
        var present = now.truncatedTo(ChronoUnit.MILLIS);
        return suspensions
                .find(id)
                .map(last -> last.askedAt().plusMillis(1))
                .filter(next -> next.isAfter(present))
                .orElse(present);
    }

    private Suspension load(Installation row) {
        return find(row).orElseThrow(() -> new IllegalStateException("suspended by nobody: " + row.id()));
    }

    private Optional<Ask> pending(Installation row) {
        var pending = find(row).filter(Suspension::isPending);
        if (pending.isEmpty()) {
            suspensions.dropIntent(row.id());
        }
        return pending.map(found -> new Ask(row, found));
    }

    private void end(Ask pending) {
        suspensions.saveResult(pending.suspension().done());
        if (pending.suspension().step() == Step.RESUMING) {
            resumed(pending.installation(), pending.suspension());
        } else if (!pending.suspension().told()) {
            history.record(
                    pending.installation().as(InstallationStatus.SUSPENDED, null, clock.instant()),
                    told -> InstallEvents.suspended(told, pending.suspension().intent()),
                    pending.suspension().intent().note());
        }
    }

    /** Who was not told that it was suspended need not hear that it is resumed. */
    private void resumed(Installation row, Suspension asked) {
        var active = row.as(InstallationStatus.ACTIVE, null, clock.instant());
        var told = asked.told()
                ? history.record(
                        active,
                        fact -> InstallEvents.resumed(fact, asked.intent()),
                        asked.intent().note())
                : history.recordState(active);
        if (grants.union(row.id(), row.generation()).isEmpty()) {
            history.record(
                    told.as(InstallationStatus.NEEDS_REAUTHORIZATION, null, clock.instant()),
                    fact -> InstallEvents.needsReauthorization(fact, REVOKED));
        }
    }
}
