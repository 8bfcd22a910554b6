package dev.grantway.token.scope;

import dev.grantway.token.oauth.Refusal;

/** What came of asking for some of the scopes that were granted. */
public sealed interface NarrowingOutcome {
    /** The token gets these. */
    record Given(ScopeSet scopes) implements NarrowingOutcome {}

    /** It asked for none or for others, or in too many different ways. */
    record Refused(Refusal refusal) implements NarrowingOutcome {}
}
