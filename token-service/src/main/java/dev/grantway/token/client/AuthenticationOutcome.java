package dev.grantway.token.client;

import dev.grantway.token.oauth.Refusal;

/** What came of a client's attempt to prove who it is. */
public sealed interface AuthenticationOutcome {
    /** It is who it says. */
    record Authenticated(AuthenticatedClient client) implements AuthenticationOutcome {}

    /** It is not, or said two things. */
    record Refused(Refusal refusal) implements AuthenticationOutcome {}
}
