package dev.grantway.webhook.letterpages;

import dev.grantway.webhook.search.FilterOutcome;
import dev.grantway.webhook.search.TypedFilter;
import java.time.Instant;
import java.util.Map;

/** A time as somebody typed it: the same ways as in the search of the log. */
final class Times {
    private Times() {}

    /** From and to; what is wrong with them otherwise. An end that is left out is as far as letters go back, or now. */
    static FilterOutcome read(String from, String to, Instant now) {
        return new TypedFilter(Map.of("from", from, "to", to)).read(now);
    }
}
