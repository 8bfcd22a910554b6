package dev.grantway.install.installation;

import dev.grantway.contracts.events.InstallationStatus;
import java.util.Collection;
import java.util.List;

/**
 * How an app stands in an account, seen by a person who may consent to it.
 *
 * @param status {@code UNINSTALLED} where the app never was
 * @param generation the present one, or the one that was removed; 0 where the app never was
 * @param appVersion of the app, when it was consented to last; empty where that is not known
 * @param scopes what its live grants have together; where none lives, what the one that ended last had
 * @param ofOthers what live grants of other people have: a consent of this person takes none of it away
 * @param grantedBefore whether the person has or had a grant of this generation
 */
public record PresentInstallation(
        InstallationStatus status,
        int generation,
        String appVersion,
        List<String> scopes,
        List<String> ofOthers,
        boolean grantedBefore) {
    /** That of an app that the account does not have. */
    public static final PresentInstallation NONE =
            new PresentInstallation(InstallationStatus.UNINSTALLED, 0, "", List.of(), List.of(), false);

    public PresentInstallation {
        scopes = List.copyOf(scopes);
        ofOthers = List.copyOf(ofOthers);
    }

    /** Whether the account has the app: from the first tokens on, until it is being removed. */
    public boolean isInstalled() {
        return switch (status) {
            case ACTIVE, SUSPENDED, NEEDS_REAUTHORIZATION -> true;
            case REQUESTED, AUTHORIZED, UNINSTALLING, UNINSTALLED -> false;
        };
    }

    /** Whether it is there and no grant of it lives. */
    public boolean needsReconnect() {
        return status == InstallationStatus.NEEDS_REAUTHORIZATION;
    }

    /** Whether its access is paused. */
    public boolean isSuspended() {
        return status == InstallationStatus.SUSPENDED;
    }

    /** Whether a consent to the scope gives the app more than it has. */
    public boolean lacks(String scope) {
        return !isInstalled() || !scopes.contains(scope);
    }

    /** What the app has and loses when the person consents to these scopes and no others. */
    public List<String> lostBy(Collection<String> consented) {
        return scopes.stream()
                .filter(scope -> !ofOthers.contains(scope) && !consented.contains(scope))
                .toList();
    }
}
