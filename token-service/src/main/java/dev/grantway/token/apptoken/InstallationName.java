package dev.grantway.token.apptoken;

/** How an app names one of its installations. */
public sealed interface InstallationName {
    /** By the installation's own id. */
    record ById(String id) implements InstallationName {}

    /** By the account that it is installed in. */
    record ByAccount(int accountId) implements InstallationName {}
}
