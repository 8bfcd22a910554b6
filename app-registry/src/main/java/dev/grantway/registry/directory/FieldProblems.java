package dev.grantway.registry.directory;

import dev.grantway.registry.checks.TextCheck;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is wrong with an entry, by field; the first problem of a field is kept. */
final class FieldProblems {
    private static final int TEXT_LIMIT = 200;

    private final Map<String, String> byField = new LinkedHashMap<>();

    void addIf(boolean wrong, String field, String problem) {
        if (wrong) {
            byField.putIfAbsent(field, problem);
        }
    }

    /** The text without white space around it; the empty text and a problem for none. */
    String text(String field, @Nullable String value) {
        String text = value == null ? "" : value.strip();
        addIf(text.isEmpty(), field, "must not be empty");
        TextCheck.line("The " + field, text, TEXT_LIMIT).ifPresent(problem -> byField.putIfAbsent(field, problem));
        return text;
    }

    void id(String field, @Nullable Integer value) {
        addIf(value != null && value <= 0, field, "must be between 1 and 2147483647");
    }

    boolean none() {
        return byField.isEmpty();
    }

    Map<String, String> all() {
        return Map.copyOf(byField);
    }
}
