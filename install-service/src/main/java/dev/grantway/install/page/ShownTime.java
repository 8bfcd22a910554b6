package dev.grantway.install.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A time on a page.
 *
 * @param iso for the {@code datetime} attribute
 * @param text to read, in UTC
 */
public record ShownTime(String iso, String text) {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    public static ShownTime of(Instant time) {
        return new ShownTime(time.truncatedTo(ChronoUnit.SECONDS).toString(), MINUTE.format(time));
    }
}
