package dev.grantway.install.words;

/**
 * A scope in the customer's words.
 *
 * @param name its technical name
 * @param verb such as {@code View} or {@code Change}; may be empty
 * @param purpose what the app says it needs it for, a stranger's words; empty when it says nothing
 */
public record ScopeWords(
        String name, String title, String description, String verb, boolean sensitive, String purpose) {}
