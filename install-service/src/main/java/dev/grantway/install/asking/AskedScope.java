package dev.grantway.install.asking;

/**
 * A scope that a request is about, in the customer's words.
 *
 * @param name its technical name
 * @param optional whether the install can do without it
 * @param purpose what the app says it needs it for, a stranger's words; empty when it says nothing
 */
public record AskedScope(String name, String title, boolean sensitive, boolean optional, String purpose) {}
