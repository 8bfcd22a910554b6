package dev.grantway.registry.checks;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Where a page of a list by time ended, as callers carry it: opaque, and nothing that they may not see.
 *
 * @param at the time of the last entry
 * @param id of the last entry
 */
public record Cursor(Instant at, String id) {
    private static final int LONGEST = 400;

    /** As it is sent. */
    public String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((at + " " + id).getBytes(StandardCharsets.UTF_8));
    }

    /** Empty for what was not made by {@link #text}. */
    public static Optional<Cursor> read(String text) {
        try {
            if (text.isEmpty() || text.length() > LONGEST) {
                return Optional.empty();
            }
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 2);
            return parts.length == 2 && parts[1].indexOf('\0') < 0
                    ? Optional.of(new Cursor(Instant.parse(parts[0]), parts[1]))
                    : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException _) {
            return Optional.empty();
        }
    }
}
