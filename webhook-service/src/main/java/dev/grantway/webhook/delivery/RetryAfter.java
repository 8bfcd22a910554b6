package dev.grantway.webhook.delivery;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The header {@code Retry-After}: seconds, or a date in one of its three forms. RFC 9110, sections 10.2.3 and 5.6.7. A number that
 * was meant as milliseconds is taken for seconds: that is later than it was meant, and never sooner.
 */
final class RetryAfter {
    /** Whatever is longer is as good as never. */
    private static final Duration LONGEST = Duration.ofDays(365);

    private static final DateTimeFormatter ASCTIME =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss uuuu", Locale.ENGLISH);

    private static final int MOST_DIGITS = 8;
    private static final int MOST_YEARS_AHEAD = 50;

    private RetryAfter() {}

    /** The moment it names, a year ahead at most; empty for anything else, negative numbers included. */
    static Optional<Instant> parse(String header, Instant now) {
        String text = header.strip();
        return text.matches("\\d+") ? Optional.of(now.plus(seconds(text))) : date(text, now);
    }

    private static Duration seconds(String digits) {
        String number = digits.replaceFirst("^0+(?=.)", "");
        if (number.length() > MOST_DIGITS) {
            return LONGEST;
        }
        var asked = Duration.ofSeconds(Long.parseLong(number));
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }

    private static Optional<Instant> date(String text, Instant now) {
        for (var form : List.of(DateTimeFormatter.RFC_1123_DATE_TIME, rfc850(now), ASCTIME)) {
            try {
                var read = form.parseBest(text, ZonedDateTime::from, LocalDateTime::from);
                return Optional.of(
                        read instanceof ZonedDateTime zoned
                                ? zoned.toInstant()
                                : LocalDateTime.from(read).toInstant(ZoneOffset.UTC));
            } catch (DateTimeException _) {
                // it may have the next form
            }
        }
        return Optional.empty();
    }

    /** Its years have two digits, and mean the past where they would be more than fifty years ahead. */
    private static DateTimeFormatter rfc850(Instant now) {
        var oldest = now.atOffset(ZoneOffset.UTC).toLocalDate().minusYears(99L - MOST_YEARS_AHEAD);
        return new DateTimeFormatterBuilder()
                .appendPattern("EEEE, dd-MMM-")
                .appendValueReduced(ChronoField.YEAR, 2, 2, oldest)
                .appendPattern(" HH:mm:ss 'GMT'")
                .toFormatter(Locale.ENGLISH);
    }
}
