package dev.grantway.token.assertion;

import dev.grantway.contracts.events.AppSnapshot;

/** What a client's assertion is worth. */
public sealed interface AssertionOutcome {
    /** It is the app's, for this server, in its time, and was not used before. It is used now. */
    record Proven(AppSnapshot app) implements AssertionOutcome {}

    /**
     * It proves nothing.
     *
     * @param problem for the app's developer
     */
    record Refused(String problem) implements AssertionOutcome {}
}
