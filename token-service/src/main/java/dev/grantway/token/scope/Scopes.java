package dev.grantway.token.scope;

import java.util.List;

/** The text of {@code scope}. RFC 6749, section 3.3. */
public final class Scopes {
    private Scopes() {}

    /** The scopes that a text names; empty when it names none. A space in front is a scope without a name, which nobody has. */
    public static List<String> parse(String text) {
        return List.of(text.split(" +"));
    }
}
