package dev.grantway.examples.app;

/** What came of asking the token endpoint. */
sealed interface TokenOutcome permits Tokens, TokenOutcome.Refused, TokenOutcome.Unreachable {
    /**
     * The endpoint said no. RFC 6749, section 5.2.
     *
     * @param error {@code invalid_grant} means that this code or refresh token will never work
     */
    record Refused(String error, String description) implements TokenOutcome {}

    /** No answer, or one that says nothing about the token: worth trying again. */
    record Unreachable(String reason) implements TokenOutcome {}
}
