package dev.grantway.registry.notices;

import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the id of a person or an account where it stands in a notice as text. */
final class IdText {
    private static final Pattern DIGITS = Pattern.compile("\\d{1,10}");

    private IdText() {}

    /** Empty for what is no id, or too large for one. */
    static Optional<Integer> read(String text) {
        return Optional.of(text)
                .filter(DIGITS.asMatchPredicate())
                .map(Long::valueOf)
                .filter(id -> id <= Integer.MAX_VALUE)
                .map(Math::toIntExact);
    }
}
