package dev.grantway.install.asking;

import dev.grantway.install.authorize.InstallLinks;
import dev.grantway.install.decision.Hindrance;
import dev.grantway.install.decision.HindranceCode;
import dev.grantway.install.decision.InstallDecision;
import dev.grantway.install.decision.InstallDecision.Hindered;
import dev.grantway.install.decision.InstallDecision.Installable;
import dev.grantway.install.dryrun.AskedPerson;
import dev.grantway.install.dryrun.DryRunOutcome;
import dev.grantway.install.dryrun.DryRuns;
import jakarta.inject.Singleton;
import java.util.List;

/** Whether an approval would help: asks the code that will decide when the requester opens the install link again. */
@Singleton
class FinishChecks {
    private static final Hindrance LINK_GONE = hindrance(
            HindranceCode.APP_NOT_ADMITTED,
            "The app, or what it asks for, has changed, so that the install link is not good any more.",
            "The maker of the app can give a new link.");
    private static final Hindrance LEFT = hindrance(
            HindranceCode.NO_ACCESS_TO_SCOPE,
            "Whoever asked is no member of the account any more.",
            "An administrator of the account can add them again.");

    private final InstallLinks links;
    private final DryRuns dryRuns;

    FinishChecks(InstallLinks links, DryRuns dryRuns) {
        this.links = links;
        this.dryRuns = dryRuns;
    }

    /**
     * What would still stand in the way, with the right to install; empty when nothing would.
     *
     * @param link path and query of the install link
     */
    List<Hindrance> beyondTheRight(String link, int accountId, int userId) {
        return links.read(link)
                .map(read -> dryRuns.run(read, accountId, new AskedPerson.ById(userId)))
                .map(FinishChecks::hindrances)
                .orElseGet(() -> List.of(LINK_GONE));
    }

    /** About no scope, so that there is nothing to say more exactly. */
    private static Hindrance hindrance(HindranceCode code, String cause, String remedy) {
        return new Hindrance(code, null, cause, remedy, cause + " " + remedy);
    }

    private static List<Hindrance> hindrances(DryRunOutcome outcome) {
        return switch (outcome) {
            case DryRunOutcome.LinkRefused _, DryRunOutcome.SentToApp _ -> List.of(LINK_GONE);
            case DryRunOutcome.NotAMember _ -> List.of(LEFT);
            case DryRunOutcome.Decided decided -> hindrances(decided.decision());
        };
    }

    private static List<Hindrance> hindrances(InstallDecision decision) {
        return switch (decision) {
            case Installable _ -> List.of();
            case Hindered hindered ->
                hindered.hindrances().stream()
                        .filter(hindrance -> hindrance.code() != HindranceCode.NO_RIGHT_TO_INSTALL)
                        .toList();
        };
    }
}
