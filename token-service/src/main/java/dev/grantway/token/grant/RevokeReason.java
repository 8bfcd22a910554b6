package dev.grantway.token.grant;

/** Why a grant ended. */
public enum RevokeReason {
    /** Its app gave the refresh token back. */
    REVOKED_BY_APP,
    /** A spent code was presented again by its own client. RFC 6749, section 4.1.2. */
    CODE_REPLAYED,
    /** Its installation was closed. */
    INSTALLATION_CLOSED
}
