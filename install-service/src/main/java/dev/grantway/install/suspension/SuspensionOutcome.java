package dev.grantway.install.suspension;

import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.install.installation.Installation;

/** How far a suspend or a resume has come. */
public sealed interface SuspensionOutcome {
    /** It is as was asked. */
    record Done() implements SuspensionOutcome {}

    /** It is on the way; that goes on by itself once token-service answers. */
    record UnderWay(Installation installation) implements SuspensionOutcome {}

    /**
     * It cannot be.
     *
     * @param status in which only what is active can be suspended, and only what is installed resumed
     */
    record Refused(InstallationStatus status) implements SuspensionOutcome {}

    /** It cannot be resumed while the app itself is disabled, or deleted. */
    record AppNotInUse() implements SuspensionOutcome {}
}
