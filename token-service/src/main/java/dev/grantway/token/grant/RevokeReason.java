package dev.grantway.token.grant;

/** Why a grant ended. */
public enum RevokeReason {
    /** Its app gave the refresh token back. */
    REVOKED_BY_APP,
    /** A spent code was presented again by its own client. RFC 6749, section 4.1.2. */
    CODE_REPLAYED,
    /** A refresh token came back after its successor had been used. RFC 9700, section 4.14.2. */
    REFRESH_TOKEN_REUSED,
    /** The person as whom the app acted is no longer a member of the account. */
    MEMBERSHIP_ENDED,
    /** Its installation was closed. */
    INSTALLATION_CLOSED
}
