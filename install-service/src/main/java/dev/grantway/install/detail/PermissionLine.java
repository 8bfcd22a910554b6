package dev.grantway.install.detail;

/**
 * A permission on the page.
 *
 * @param title in the customer's words
 * @param name its technical name
 * @param note that it was never used; empty where that is not so, or not known
 */
public record PermissionLine(String title, String name, String note) {}
