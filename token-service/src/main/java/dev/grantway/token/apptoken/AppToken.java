package dev.grantway.token.apptoken;

import java.time.Instant;

/** What an access token says that no grant stands behind. RFC 6749, section 4.4. */
public sealed interface AppToken {
    int appId();

    /** Whole seconds. */
    Instant issuedAt();

    /** Whole seconds. */
    Instant expiresAt();

    int scopeSetId();

    /**
     * For one installation, by its app and account; no user is in it.
     *
     * @param generation the installation's when it was issued
     */
    record OfInstallation(int appId, int accountId, int generation, Instant issuedAt, Instant expiresAt, int scopeSetId)
            implements AppToken {}

    /** For the app itself, in no account. */
    record OfDeveloper(int appId, Instant issuedAt, Instant expiresAt, int scopeSetId) implements AppToken {}
}
