package dev.grantway.token.introspection;

import dev.grantway.token.oauth.Refusal;

/** How a question about a token ended. */
public sealed interface IntrospectionOutcome {
    /** The caller may know this. */
    record Described(InspectionOutcome found, String token) implements IntrospectionOutcome {
        @Override
        public String toString() {
            return "Described[redacted]";
        }
    }

    /** The caller may not ask, or asked nothing. */
    record Refused(Refusal refusal) implements IntrospectionOutcome {}
}
