package dev.grantway.token.gate;

import dev.grantway.token.access.AccessToken;
import dev.grantway.token.apptoken.AppToken;

/** What can be said of a call without the database. */
sealed interface FirstLookOutcome {
    /** All. */
    record Decided(Judgement judgement) implements FirstLookOutcome {}

    /** Nothing: its token is signed, and nobody waits for a signature here. */
    record Unread() implements FirstLookOutcome {}

    /** That its token is ours and its time is not over. */
    record Open(AccessToken token) implements FirstLookOutcome {}

    /** The same of a token for an installation, without a user. */
    record OpenForInstallation(AppToken.OfInstallation token) implements FirstLookOutcome {}
}
