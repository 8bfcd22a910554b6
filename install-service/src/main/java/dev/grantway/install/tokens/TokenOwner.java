package dev.grantway.install.tokens;

import java.time.Instant;

/** Whose an access token is that an app shows. */
public sealed interface TokenOwner {
    /** It is good, and acts for this installation. */
    record OfInstallation(String installationId, int generation) implements TokenOwner {}

    /** Its time is over. */
    record Expired(Instant at) implements TokenOwner {}

    /** Unknown, revoked, forged, suspended, or good for no installation. */
    record Nobody() implements TokenOwner {}
}
