package dev.grantway.token.oauth;

/** How a request for tokens ended. */
public sealed interface TokenOutcome {
    /** The client has its tokens. */
    record Issued(IssuedTokens tokens) implements TokenOutcome {}

    /** Nothing was issued. */
    record Refused(Refusal refusal) implements TokenOutcome {}

    static TokenOutcome refused(Reason reason, String description) {
        return new Refused(Refusal.of(reason, description));
    }
}
