package dev.grantway.token.gate;

/** What a gateway's question says. */
sealed interface GateRequestOutcome {
    /** A call that can be judged. */
    record Read(GateRequest request) implements GateRequestOutcome {}

    /** One that could be read in more than one way. */
    record Refused(GateDecision.Malformed why) implements GateRequestOutcome {}
}
