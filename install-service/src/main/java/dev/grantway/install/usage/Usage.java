package dev.grantway.install.usage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What an installation used.
 *
 * @param span empty when it never called
 * @param scopes those that it called with while hours are kept, the most used first
 * @param days calls of the last seven days, the last day first
 * @param refused calls with a good token within 30 days that were refused
 */
public record Usage(Optional<Span> span, List<ScopeCalls> scopes, List<DayCalls> days, long refused) {
    public Usage {
        scopes = List.copyOf(scopes);
        days = List.copyOf(days);
    }

    /** From the first call to the last one, refused ones too. */
    public record Span(Instant firstCallAt, Instant lastUsedAt) {}

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
}
