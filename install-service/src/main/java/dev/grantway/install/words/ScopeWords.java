package dev.grantway.install.words;

/**
 * A scope in the customer's words.
 *
 * @param name its technical name
 * @param verb such as {@code View} or {@code Change}; may be empty
 */
public record ScopeWords(String name, String title, String description, String verb, boolean sensitive) {}
