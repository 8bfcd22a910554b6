package dev.grantway.platform.web;

import io.quarkus.qute.TemplateExtension;
import java.util.Optional;
import java.util.function.Function;

/** Names of people, accounts and apps within a message: {@code {team:title(account.name.isolated)}}. */
public final class Names { // public, and its method too: the caller is generated into another class loader
    private static final char FIRST_STRONG_ISOLATE = '\u2068';
    private static final char POP_ISOLATE = '\u2069';

    private Names() {}

    /** A name of any script inside a sentence: its direction stays its own. It is what {@code bdi} is around markup. */
    @TemplateExtension
    public static String isolated(String name) {
        return FIRST_STRONG_ISOLATE + name + POP_ISOLATE;
    }

    /** Changes a text where it is, isolated or not; empty when the change finds nothing. */
    static Optional<String> within(String text, Function<String, Optional<String>> change) {
        boolean isolated = text.length() > 1
                && text.charAt(0) == FIRST_STRONG_ISOLATE
                && text.charAt(text.length() - 1) == POP_ISOLATE;
        return isolated ? change.apply(text.substring(1, text.length() - 1)).map(Names::isolated) : change.apply(text);
    }
}
