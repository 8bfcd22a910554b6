package dev.grantway.registry.sessions;

/** How somebody signed in. */
public enum SignedInBy {
    /** With a password of ours. */
    PASSWORD,
    /** By the operator's identity provider. */
    PROVIDER,
    /** With the link in a mail, and a password that was chosen then. */
    LINK
}
