package dev.grantway.examples.crm;

import java.util.Set;

/** What Grantway says of an access token. */
sealed interface TokenCheck {
    /** It is good: who calls, for which account, and what they may do. */
    record Active(int accountId, long appId, Set<String> scopes) implements TokenCheck {}

    /** It is unknown, expired or revoked. */
    record Inactive() implements TokenCheck {}

    /** Grantway did not answer, so nothing is known: the caller is told to come again. */
    record Unknown() implements TokenCheck {}
}
