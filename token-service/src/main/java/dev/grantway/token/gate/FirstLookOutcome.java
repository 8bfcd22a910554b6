package dev.grantway.token.gate;

import dev.grantway.token.access.AccessToken;

/** What can be said of a call without the database. */
sealed interface FirstLookOutcome {
    /** All. */
    record Decided(GateDecision decision) implements FirstLookOutcome {}

    /** That its token is ours and its time is not over. */
    record Open(AccessToken token) implements FirstLookOutcome {}
}
