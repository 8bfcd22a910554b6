package dev.grantway.registry.portal;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A list as a text field holds it: one entry a line. */
final class Lines {
    private Lines() {}

    static List<String> of(@Nullable String text) {
        return Objects.requireNonNullElse(text, "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    static String joined(List<String> entries) {
        return String.join("\n", entries);
    }
}
