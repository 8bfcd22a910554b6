package dev.grantway.install.installation;

import dev.grantway.contracts.events.InstallationStatus;

/** What is to be done about a wish to suspend or to resume. */
public sealed interface SuspensionDecision {
    /** The intent is stored: now token-service has to be asked. */
    record Ask(Installation installation, Suspension suspension) implements SuspensionDecision {}

    /** It stands like that already. */
    record Stands(Installation installation) implements SuspensionDecision {}

    /**
     * It cannot be.
     *
     * @param status in which only what is active can be suspended, and only what is installed resumed
     */
    record Refused(InstallationStatus status) implements SuspensionDecision {}
}
