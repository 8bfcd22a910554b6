package dev.grantway.install.closing;

import dev.grantway.install.closing.Closing.Kind;
import dev.grantway.install.installation.Installation;
import dev.grantway.install.installation.InstallationSuspensions;
import dev.grantway.install.installation.Intent;
import dev.grantway.install.installation.Removal;
import dev.grantway.install.installation.StillWanted;
import dev.grantway.install.installation.Suspension;
import dev.grantway.install.installation.Suspension.Step;
import dev.grantway.install.removal.UninstallOutcome;
import dev.grantway.install.removal.Uninstalls;
import dev.grantway.install.suspension.SuspensionOutcome;
import dev.grantway.install.suspension.Suspensions;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Does with one installation what a closing wants, by the same way as when a person wants it. */
@Singleton
class ClosingActs {
    private final Uninstalls uninstalls;
    private final Suspensions suspensions;
    private final InstallationSuspensions stored;
    private final Erasure erasure;
    private final ClosingStore store;

    ClosingActs(
            Uninstalls uninstalls,
            Suspensions suspensions,
            InstallationSuspensions stored,
            Erasure erasure,
            ClosingStore store) {
        this.uninstalls = uninstalls;
        this.suspensions = suspensions;
        this.stored = stored;
        this.erasure = erasure;
        this.store = store;
    }

    /** Returns whether it is done; false while token-service is away: what was begun goes on from its intent. */
    boolean act(Closing job, UUID holder, String id) {
        return switch (job.act()) {
            case UNINSTALL -> isDone(uninstalls.uninstall(id, removal(job.kind())));
            case SUSPEND -> isDone(suspensions.suspend(id, Intent.byDisabledApp(), _ -> store.isCurrent(job, holder)));
            case RESUME -> isDone(suspensions.resume(id, Intent.byEnabledApp(), resumable(job, holder)));
            case ERASE -> {
                erasure.eraseInstallation(id);
                yield true;
            }
        };
    }

    /** A person may have suspended it meanwhile, or suspended it before: that stays. */
    private StillWanted resumable(Closing job, UUID holder) {
        return row -> store.isCurrent(job, holder) && isOfDisabledApp(row);
    }

    private boolean isOfDisabledApp(Installation row) {
        return stored.find(row)
                .filter(found -> found.intent().isOfDisabledApp() || isResuming(found))
                .isPresent();
    }

    private static boolean isResuming(Suspension found) {
        return found.step() == Step.RESUMING && found.intent().isOfEnabledApp();
    }

    private static Removal removal(Kind kind) {
        return switch (kind) {
            case APP -> Removal.byDeletedApp();
            case ACCOUNT -> Removal.byClosedAccount();
        };
    }

    private static boolean isDone(UninstallOutcome outcome) {
        return switch (outcome) {
            case UninstallOutcome.Removed _, UninstallOutcome.NotInstalled _ -> true;
            case UninstallOutcome.BeingRemoved _, UninstallOutcome.Overtaken _ -> false;
        };
    }

    /** What cannot be suspended or resumed any more is as good as done: it changed meanwhile. */
    private static boolean isDone(SuspensionOutcome outcome) {
        return switch (outcome) {
            case SuspensionOutcome.Done _, SuspensionOutcome.Refused _, SuspensionOutcome.AppNotInUse _ -> true;
            case SuspensionOutcome.UnderWay _ -> false;
        };
    }
}
