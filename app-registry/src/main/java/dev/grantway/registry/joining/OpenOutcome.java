package dev.grantway.registry.joining;

import java.util.Map;

/** What became of the wish of somebody who is here for a developer account. */
sealed interface OpenOutcome {
    /** They own it. */
    record Opened(int accountId) implements OpenOutcome {}

    /**
     * Something that was typed cannot be.
     *
     * @param problems one sentence a field
     */
    record Invalid(Map<String, String> problems) implements OpenOutcome {
        public Invalid {
            problems = Map.copyOf(problems);
        }
    }

    /** Only operators open developer accounts. */
    record Closed() implements OpenOutcome {}
}
