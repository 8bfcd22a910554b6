package dev.grantway.install.installation;

/** What became of a consent. */
public sealed interface AuthorizeOutcome {
    /** It is stored and told, and this is its code. */
    record Authorized(String code) implements AuthorizeOutcome {
        @Override
        public String toString() {
            return "Authorized[redacted]";
        }
    }

    /** The app is just being removed from the account: first that has to end. */
    record BeingRemoved(String installationId) implements AuthorizeOutcome {}

    /**
     * Things changed meanwhile; nothing was given.
     *
     * @param reason for the log
     */
    record Overtaken(String reason) implements AuthorizeOutcome {}
}
