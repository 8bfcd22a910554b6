package dev.grantway.registry.joining;

/** What has become of an operator's invitation. */
public enum InvitationState {
    /** Nobody has used it, and somebody still can. */
    OPEN,
    /** Somebody came in by it. */
    ACCEPTED,
    /** An operator took it back. */
    REVOKED,
    /** Its time is over. */
    EXPIRED
}
