package dev.grantway.registry.apps;

/** What became of a wish for another secret, or for one less. */
public sealed interface SecretOutcome {
    /** A new secret, this once in the clear. */
    record Issued(AppDetails app, IssuedSecrets secrets) implements SecretOutcome {}

    /** It works no more. */
    record Revoked(AppDetails app) implements SecretOutcome {}

    /** It ends at another time, or another one signs. */
    record Changed(AppDetails app) implements SecretOutcome {}

    /**
     * Nothing was changed.
     *
     * @param reason a sentence for the developer
     */
    record Refused(String reason) implements SecretOutcome {}

    /** The app has no such secret. */
    record Absent() implements SecretOutcome {}
}
