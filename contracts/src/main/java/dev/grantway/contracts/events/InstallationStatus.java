package dev.grantway.contracts.events;

/** Where an installation stands. Treat an unknown value as not active. */
public enum InstallationStatus {
    /** Someone asked an admin. */
    REQUESTED,
    /** Consent is given, and no tokens exist yet. */
    AUTHORIZED,
    /** Installed: listed, and delivered to. */
    ACTIVE,
    /** Paused: nothing is delivered, and no token is good. */
    SUSPENDED,
    /** No grant lives; someone has to consent again. */
    NEEDS_REAUTHORIZATION,
    /** Being removed. */
    UNINSTALLING,
    /** Removed; the next consent opens a new generation. */
    UNINSTALLED
}
