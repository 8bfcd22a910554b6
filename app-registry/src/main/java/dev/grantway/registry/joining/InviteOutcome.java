package dev.grantway.registry.joining;

/** What became of an invitation. */
public sealed interface InviteOutcome {
    /** It goes by mail. */
    record Mailed() implements InviteOutcome {}

    /**
     * There is no mail server: whoever invites passes the link on.
     *
     * @param path of the page that takes it; shown this once
     */
    record ToPassOn(String path) implements InviteOutcome {
        @Override
        public String toString() {
            return "ToPassOn[redacted]";
        }
    }

    /**
     * Nobody was invited.
     *
     * @param field that is to blame
     */
    record Refused(String field, String reason) implements InviteOutcome {}

    /** Whoever invites is no owner, or not any more. */
    record NotAnOwner() implements InviteOutcome {}
}
