package dev.grantway.webhook.delivery;

/** What an attempt tells of the endpoint. */
public enum Reaction {
    /** It took the delivery. */
    SUCCESS,
    /** It used up all the time that a call has. */
    TIMEOUT,
    /** It failed sooner. */
    FAILURE,
    /** Nothing, for it was not called. */
    NOT_CALLED
}
