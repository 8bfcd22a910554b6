package dev.grantway.install.asking;

/**
 * A scope that a request is about, in the customer's words.
 *
 * @param name its technical name
 * @param optional whether the install can do without it
 */
public record AskedScope(String name, String title, boolean sensitive, boolean optional) {}
