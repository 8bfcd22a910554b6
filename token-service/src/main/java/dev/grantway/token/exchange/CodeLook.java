package dev.grantway.token.exchange;

import dev.grantway.token.installation.InstallationState;
import java.util.Optional;
import java.util.UUID;

/**
 * How a code of the caller's stood when it could not be spent.
 *
 * @param spentJustNow within the time in which the same request is answered again
 * @param current whether its generation is the installation's
 * @param liveGrant that its exchange made or renewed; empty when that ended, or there was none
 */
record CodeLook(
        boolean redirectFits,
        boolean verifierFits,
        boolean expired,
        boolean spent,
        boolean spentJustNow,
        boolean current,
        InstallationState state,
        Optional<UUID> liveGrant) {
    boolean isGood() {
        return redirectFits && verifierFits && !expired && !spent && current && state == InstallationState.OPEN;
    }
}
