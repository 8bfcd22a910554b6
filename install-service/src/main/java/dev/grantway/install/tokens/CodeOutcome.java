package dev.grantway.install.tokens;

/** What token-service says to a consent. */
public sealed interface CodeOutcome {
    /**
     * A code for it.
     *
     * @param installationId the installation's one id, which may be another than was proposed
     */
    record Issued(String code, String installationId, int generation) implements CodeOutcome {
        @Override
        public String toString() {
            return "Issued[" + installationId + ", generation " + generation + "]";
        }
    }

    /**
     * No code.
     *
     * @param reason {@code GENERATION_CLOSED}, {@code SUSPENDED}, {@code FLOW_REUSED}, or another word
     */
    record Refused(String reason) implements CodeOutcome {}
}
