package dev.grantway.token.installation;

/** What token-service knows of an installation's state; install-service knows the rest. */
public enum InstallationState {
    /** Codes can be exchanged, tokens are good. */
    OPEN,
    /** Nothing is issued, no access token is good; refresh tokens live on. */
    SUSPENDED,
    /** This generation is over for good. */
    CLOSED
}
