package dev.grantway.install.usage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an installation used in its present generation, the hour of its first tokens counted whole.
 *
 * @param span empty when it never called
 * @param scopes those that it called with while hours are kept, the most used first
 * @param days calls of the last seven days, the last day first
 * @param deliveries of the last seven days, the last day first, without days that had none
 * @param refused calls with a good token within 30 days that were refused
 */
public record Usage(
        Optional<Span> span,
        List<ScopeCalls> scopes,
        List<DayCalls> days,
        List<DayDeliveries> deliveries,
        long refused) {
    /** Of what has no tokens yet. */
    public static final Usage NONE = new Usage(Optional.empty(), List.of(), List.of(), List.of(), 0);

    public Usage {
        scopes = List.copyOf(scopes);
        days = List.copyOf(days);
        deliveries = List.copyOf(deliveries);
    }

    /**
     * From the first call to the last one, refused ones too.
     *
     * @param firstCallAt absent where the first that is known was in another generation
     */
    public record Span(@Nullable Instant firstCallAt, Instant lastUsedAt) {
        /** The part of it from a time on; empty when all was before. */
        Optional<Span> from(Instant since) {
            boolean firstCounts = firstCallAt != null && !firstCallAt.isBefore(since);
            return lastUsedAt.isBefore(since)
                    ? Optional.empty()
                    : Optional.of(new Span(firstCounts ? firstCallAt : null, lastUsedAt));
        }
    }

    /**
     * Calls that needed a scope.
     *
     * @param lastWeek within seven days
     * @param lastMonth within 30 days
     * @param kept within as long as hours are kept
     */
    public record ScopeCalls(String scope, long lastWeek, long lastMonth, long kept) {}

    /**
     * Calls of a day that needed a scope.
     *
     * @param day in UTC
     */
    public record DayCalls(LocalDate day, String scope, long calls) {}

    /**
     * Webhooks of a day.
     *
     * @param day in UTC
     * @param givenUp those that no attempt could deliver
     */
    public record DayDeliveries(LocalDate day, long delivered, long givenUp) {}
}
