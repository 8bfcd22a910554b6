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

    /** The app no longer stands in the account as it did when the person's rights were looked at: decide again. */
    record StandsOtherwise() implements AuthorizeOutcome {}

    /** The form was granted before, and its code was used, is too old, or was for something else. */
    record GrantedBefore() implements AuthorizeOutcome {}

    /** The app is just being removed from the account: first that has to end. */
    record BeingRemoved(String installationId) implements AuthorizeOutcome {}

    /**
     * Things changed meanwhile; nothing was given.
     *
     * @param reason for the log
     */
    record Overtaken(String reason) implements AuthorizeOutcome {}
}
