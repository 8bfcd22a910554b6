package dev.grantway.webhook.logpages;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A time on a page, and the same in words for readers without script. */
public record Moment(Instant at, String text) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    public static Moment of(Instant at) {
        return new Moment(at, TIME.format(at));
    }
}
