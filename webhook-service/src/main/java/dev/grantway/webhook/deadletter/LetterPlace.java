package dev.grantway.webhook.deadletter;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** A place among letters. */
public record LetterPlace(Instant givenUpAt, String id) {
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");
    private static final int LONGEST_ID = 300;

    /** Before all letters, newest first. */
    static final LetterPlace START = new LetterPlace(LAST, "");

    static LetterPlace of(KeptLetter letter) {
        return new LetterPlace(letter.givenUpAt(), letter.id());
    }

    /** Reads what {@link #toString} wrote; empty for anything else. */
    static Optional<LetterPlace> parse(String text) {
        int separator = text.indexOf('_');
        if (separator < 0 || text.length() > LONGEST_ID || text.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        try {
            var time = Instant.parse(text.substring(0, separator));
            return time.isBefore(FIRST) || time.isAfter(LAST)
                    ? Optional.empty()
                    : Optional.of(new LetterPlace(time, text.substring(separator + 1)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return givenUpAt + "_" + id;
    }
}
