package dev.grantway.webhook.search;

import dev.grantway.webhook.search.DeliverySearch.From;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The days of a filter, each a partition of the table, in the order in which they are looked at. */
final class Windows {
    /** A clock that is ahead. */
    private static final Duration AHEAD = Duration.ofHours(1);

    private Windows() {}

    /** A part of a day. */
    record Window(Instant begin, Instant end) {}

    /** From the newest day down, or up from where newer lines are asked for. */
    static List<Window> of(AttemptFilter filter, From from, Instant now) {
        Instant begin = filter.from();
        Instant end = earlier(filter.until(), now.plus(AHEAD));
        switch (from) {
            case From.Newest() -> {}
            case From.OlderThan(Place place) ->
                end = earlier(end, place.startedAt().plusMillis(1));
            case From.NewerThan(Place place) -> begin = place.startedAt().isAfter(begin) ? place.startedAt() : begin;
        }
        var upwards = new ArrayList<Window>();
        Instant day = begin;
        while (day.isBefore(end)) {
            Instant next = earlier(day.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS), end);
            upwards.add(new Window(day, next));
            day = next;
        }
        return from instanceof From.NewerThan ? upwards : upwards.reversed();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
