package dev.grantway.token.grant;

/** For whom an app acts by a grant. */
public enum GrantMode {
    /** For the account; the grant outlives its person's membership. */
    ACCOUNT,
    /** As the person who consented; the grant ends with their membership. */
    USER
}
