package dev.grantway.install.connected;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A time on a page.
 *
 * @param iso for the {@code datetime} attribute; empty when there is no time, like the two after it
 * @param day to read
 * @param minute to read where the day alone is too little
 */
public record PageTime(String iso, String day, String minute) {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** A time, or none. */
    public static PageTime of(@Nullable Instant at) {
        return Optional.ofNullable(at)
                .map(found -> new PageTime(found.toString(), DAY.format(found), MINUTE.format(found)))
                .orElse(new PageTime("", "", ""));
    }
}
