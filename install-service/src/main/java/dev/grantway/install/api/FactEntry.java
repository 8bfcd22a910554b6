package dev.grantway.install.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.grantway.install.timeline.Fact;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fact as the API shows it.
 *
 * @param type as on Kafka, such as {@code dev.grantway.install.completed.v1}
 * @param by a user id; absent where nobody of the account did it
 * @param reason absent where the fact has none
 * @param approvedBy a user id; left out where nobody had to approve it
 * @param note why, in the words of whoever did it; left out where they gave none
 * @param scopesBefore left out where the fact does not change what the app may do, like the next
 */
record FactEntry(
        long sequence,
        int generation,
        String type,
        @Nullable Integer by,
        Instant at,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer approvedBy,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String note,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> scopesBefore,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> scopesAfter) {
    static FactEntry of(Fact fact) {
        return new FactEntry(
                fact.sequence(),
                fact.generation(),
                fact.type(),
                fact.by(),
                fact.at(),
                fact.reason(),
                fact.approvedBy(),
                fact.note(),
                fact.scopesBefore(),
                fact.scopesAfter());
    }
}
