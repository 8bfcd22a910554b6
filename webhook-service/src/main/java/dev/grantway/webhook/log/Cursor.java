package dev.grantway.webhook.log;

import dev.grantway.webhook.attempt.Attempt;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A place in the log, newest first: what comes after it is older. */
record Cursor(Instant startedAt, UUID id) {
    /** Before the newest line. */
    static final Cursor START = new Cursor(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));

    static Cursor of(Attempt attempt) {
        return new Cursor(attempt.startedAt(), attempt.id());
    }

    /** Reads what {@link #toString} wrote; empty for anything else. */
    static Optional<Cursor> parse(String text) {
        int separator = text.indexOf('_');
        if (separator < 0) {
            return Optional.empty();
        }
        try {
            var startedAt = Instant.parse(text.substring(0, separator));
            return Optional.of(new Cursor(startedAt, UUID.fromString(text.substring(separator + 1))));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return startedAt + "_" + id;
    }
}
