package dev.grantway.webhook.search;

import dev.grantway.webhook.attempt.Attempt;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A place in the log, newest first: what comes after it is older. */
public record Place(Instant startedAt, UUID id) {
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    public static Place of(Attempt attempt) {
        return new Place(attempt.startedAt(), attempt.id());
    }

    /** Reads what {@link #toString} wrote; empty for anything else. */
    public static Optional<Place> parse(String text) {
        int separator = text.indexOf('_');
        if (separator < 0) {
            return Optional.empty();
        }
        try {
            var startedAt = Instant.parse(text.substring(0, separator));
            return startedAt.isBefore(FIRST) || startedAt.isAfter(LAST) // a database has no room for some
                    ? Optional.empty()
                    : Optional.of(new Place(startedAt, UUID.fromString(text.substring(separator + 1))));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether an attempt is newer. */
    public boolean isBefore(Attempt attempt) {
        int order = startedAt.compareTo(attempt.startedAt());
        return order < 0 || (order == 0 && !id.equals(attempt.id()));
    }

    @Override
    public String toString() {
        return startedAt + "_" + id;
    }
}
