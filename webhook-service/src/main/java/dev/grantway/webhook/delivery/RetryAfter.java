package dev.grantway.webhook.delivery;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header {@code Retry-After}: seconds, or a date. RFC 9110, section 10.2.3. */
final class RetryAfter {
    private RetryAfter() {}

    /** The moment it names; empty for anything else, negative numbers included. */
    static Optional<Instant> parse(String header, Instant now) {
        String text = header.strip();
        try {
            return text.matches("\\d{1,9}")
                    ? Optional.of(now.plusSeconds(Long.parseLong(text)))
                    : Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
