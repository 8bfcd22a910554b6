package dev.grantway.registry.apps;

/** In whose name an app is taken out of use, and put back. */
public enum Authority {
    /** Of those who develop it. */
    DEVELOPER,
    /** Of those who run the platform: what they did, its developers cannot undo. */
    OPERATOR
}
