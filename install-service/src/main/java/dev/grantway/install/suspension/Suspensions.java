package dev.grantway.install.suspension;

import dev.grantway.install.catalog.AppCatalog;
import dev.grantway.install.installation.InstallationSuspensions;
import dev.grantway.install.installation.InstallationView;
import dev.grantway.install.installation.Intent;
import dev.grantway.install.installation.StillWanted;
import dev.grantway.install.installation.Suspension;
import dev.grantway.install.installation.SuspensionDecision;
import dev.grantway.install.installation.SuspensionDecision.Ask;
import dev.grantway.install.neighbour.NeighbourAway;
import dev.grantway.install.suspension.SuspensionOutcome.Done;
import dev.grantway.install.suspension.SuspensionOutcome.UnderWay;
import dev.grantway.install.tokens.TokenServiceClient;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Suspends and resumes: the intent is stored, token-service does it, the result is stored and told. Whoever dies on the
 * way, the sweeper goes on from the intent.
 */
@Singleton
public class Suspensions {
    private static final Logger LOG = Logger.getLogger(Suspensions.class);

    private final InstallationSuspensions suspensions;
    private final InstallationView installations;
    private final AppCatalog apps;
    private final TokenServiceClient tokenService;

    Suspensions(
            InstallationSuspensions suspensions,
            InstallationView installations,
            AppCatalog apps,
            TokenServiceClient tokenService) {
        this.suspensions = suspensions;
        this.installations = installations;
        this.apps = apps;
        this.tokenService = tokenService;
    }

    /** Suspends, as far as that goes now. */
    public SuspensionOutcome suspend(String installationId, Intent intent) {
        return goOn(suspensions.suspend(installationId, intent));
    }

    /** The same for a program, unless it is not wanted any more. */
    public SuspensionOutcome suspend(String installationId, Intent intent, StillWanted wanted) {
        return goOn(suspensions.suspend(installationId, intent, wanted));
    }

    /** Resumes, as far as that goes now; what is suspended stays so while its app is not in use. */
    public SuspensionOutcome resume(String installationId, Intent intent) {
        return isOfAppNotInUse(installationId)
                ? new SuspensionOutcome.AppNotInUse()
                : goOn(suspensions.resume(installationId, intent));
    }

    /** Resumes for a program, unless it is not wanted any more; it knows how the app stands. */
    public SuspensionOutcome resume(String installationId, Intent intent, StillWanted wanted) {
        return goOn(suspensions.resume(installationId, intent, wanted));
    }

    /** Goes on with what was begun; does nothing when there is nothing. */
    public void goOn(String installationId) {
        suspensions.findPending(installationId).ifPresent(ask -> {
            var _ = goOn(ask);
        });
    }

    private boolean isOfAppNotInUse(String installationId) {
        return installations
                .find(installationId)
                .filter(found ->
                        found.isSuspended() && !apps.isInUse(found.app().id()))
                .isPresent();
    }

    private SuspensionOutcome goOn(SuspensionDecision decision) {
        return switch (decision) {
            case Ask ask -> goOn(ask);
            case SuspensionDecision.Stands _ -> new Done();
            case SuspensionDecision.Refused(var status) -> new SuspensionOutcome.Refused(status);
        };
    }

    private SuspensionOutcome goOn(Ask ask) {
        var asked = ask.suspension();
        try {
            boolean open = tokenService.changeSuspension(
                    asked.installationId(),
                    asked.generation(),
                    asked.step() == Suspension.Step.SUSPENDING,
                    asked.askedAt(),
                    asked.intent().reason());
            if (!open) { // as after a restored backup: no token of it is good, and none comes back
                LOG.warnf("%s: token-service has no generation %d open", asked.installationId(), asked.generation());
            }
            suspensions.finish(asked);
            return new Done();
        } catch (NeighbourAway e) {
            if (e.hasAnswered()) {
                throw e; // this one is refused; the intent stays, and others are not held up by it
            }
            LOG.warnf("%s waits: token-service is away: %s", asked.installationId(), e.getMessage());
            return new UnderWay(ask.installation());
        }
    }
}
