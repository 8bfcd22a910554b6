package dev.grantway.install.settings;

/** What becomes of apps whose publisher is not verified. */
public enum UnverifiedApps {
    /** Whoever installs one is told so on a page of its own first. */
    ASK,
    /** They are installed like any other. */
    ALLOW,
    /** Nobody installs them. */
    FORBID
}
