package dev.grantway.contracts.events;

/** Whether an app may be used. Treat an unknown value as not active. */
public enum AppStatus {
    /** In use. */
    ACTIVE,
    /** Switched off by its developer or an operator; nothing is issued or delivered. */
    DISABLED,
    /** Gone for good; the record itself follows 30 days later. */
    DELETED
}
