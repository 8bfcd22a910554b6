package dev.grantway.token.code;

import dev.grantway.platform.seal.Secret;

/** What came of asking for a code. */
public sealed interface IssueOutcome {
    /** The code is good for a minute from when it was first asked for, and was not spent yet. */
    record Issued(Secret code, String installationId, int generation) implements IssueOutcome {}

    /** Nothing was changed. */
    record Refused(Cause cause) implements IssueOutcome {}

    /** Why there is no code. */
    enum Cause {
        /** The consent is for a generation that is over, or not yet due. */
        GENERATION_CLOSED,
        SUSPENDED,
        /** The flow has a code already, for another consent. */
        FLOW_REUSED,
        /** The flow has a code for this very consent, and that was spent or is older than a minute. */
        CODE_OVER,
        /** The flow is older or newer than any code is kept for. */
        FLOW_OUT_OF_TIME
    }
}
