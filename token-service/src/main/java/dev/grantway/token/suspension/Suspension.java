package dev.grantway.token.suspension;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a generation of an installation is to stand. Its components are the JSON.
 *
 * @param suspended whether it is to be suspended, or resumed
 * @param askedAt when somebody wanted it so: of two, the later one holds, whichever comes first
 * @param reason for the log
 */
record Suspension(
        int generation,
        @Nullable Boolean suspended,
        @Nullable Instant askedAt,
        @Nullable String reason) {
    private static final int LONGEST_REASON = 200;

    /** What is asked; empty when something is missing. */
    Optional<Asked> asked() {
        return generation < 1
                        || suspended == null
                        || askedAt == null
                        || reason == null
                        || reason.isBlank()
                        || reason.length() > LONGEST_REASON
                ? Optional.empty()
                : Optional.of(new Asked(generation, suspended, askedAt, reason));
    }

    /** The same, complete. */
    record Asked(int generation, boolean suspended, Instant askedAt, String reason) {}
}
