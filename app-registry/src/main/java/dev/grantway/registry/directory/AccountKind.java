package dev.grantway.registry.directory;

/** What an account is for. */
public enum AccountKind {
    /** A customer's. */
    STANDARD,
    /** Where apps are made; none is installed on it. */
    DEVELOPER,
    /** A developer's place to try installs; it may belong to a developer account. */
    TEST
}
