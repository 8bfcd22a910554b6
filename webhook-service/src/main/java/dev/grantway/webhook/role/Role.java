package dev.grantway.webhook.role;

/** A part of the service that can run in processes of its own; pages and APIs are in each. */
public enum Role {
    /** Turns events into deliveries. */
    ROUTER,
    /** Sends deliveries. */
    SENDER,
    /** Brings back what is due again. */
    RETRIES,
    /** Writes attempts into the log. */
    LOG
}
