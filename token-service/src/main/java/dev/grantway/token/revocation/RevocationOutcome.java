package dev.grantway.token.revocation;

import dev.grantway.token.oauth.Refusal;

/** How giving a token back ended. */
public sealed interface RevocationOutcome {
    /** The token is worth nothing, or was not the client's; it is not said which. RFC 7009, section 2.2. */
    record Done() implements RevocationOutcome {}

    /** The client may not ask, or asked nothing. */
    record Refused(Refusal refusal) implements RevocationOutcome {}
}
