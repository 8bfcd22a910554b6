package dev.grantway.install.timeline;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an installation.
 *
 * @param sequence grows by one with each fact of the installation
 * @param type as the event says it, such as {@code dev.grantway.install.completed.v1}; treat an unknown one as other
 * @param by whose doing it was; absent where nobody's of the account
 * @param reason a word such as {@code BY_USER}; absent where the fact has none
 * @param scopesBefore what the app could do before; empty where the fact does not change that
 * @param scopesAfter what the app may do by it; empty likewise
 * @param approvedBy who approved it beforehand; absent where nobody had to
 * @param note why, in the words of whoever did it; absent where they gave none
 */
public record Fact(
        long sequence,
        int generation,
        String type,
        @Nullable Integer by,
        Instant at,
        @Nullable String reason,
        List<String> scopesBefore,
        List<String> scopesAfter,
        @Nullable Integer approvedBy,
        @Nullable String note) {
    public Fact {
        scopesBefore = List.copyOf(scopesBefore);
        scopesAfter = List.copyOf(scopesAfter);
    }
}
