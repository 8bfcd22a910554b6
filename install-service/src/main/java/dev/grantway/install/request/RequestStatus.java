package dev.grantway.install.request;

/** Where a request stands. */
public enum RequestStatus {
    /** Nobody has decided it. */
    OPEN,
    /** The requester may finish the install. */
    APPROVED,
    /** An administrator said no. */
    DECLINED,
    /** The requester took it back. */
    WITHDRAWN,
    /** The requester used the approval. */
    FINISHED
}
