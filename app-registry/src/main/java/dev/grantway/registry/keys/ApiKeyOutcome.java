package dev.grantway.registry.keys;

import dev.grantway.registry.checks.FieldProblem;

/** What became of the wish for a key. */
public sealed interface ApiKeyOutcome {
    /**
     * A new key.
     *
     * @param key in the clear, this once
     */
    record Issued(String key) implements ApiKeyOutcome {
        @Override
        public String toString() {
            return "Issued[redacted]";
        }
    }

    /** None was made. */
    record Refused(FieldProblem problem) implements ApiKeyOutcome {}
}
