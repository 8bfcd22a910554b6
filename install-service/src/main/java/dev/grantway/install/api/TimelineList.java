package dev.grantway.install.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of an installation's facts, the newest first.
 *
 * @param next the cursor of the page behind; absent on the last one
 */
record TimelineList(
        List<FactEntry> results,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String next) {
    TimelineList {
        results = List.copyOf(results);
    }
}
