package dev.grantway.registry.audit;

/** Who does something. */
public sealed interface Actor {
    /** A person who is signed in, or has just come in by a link. */
    record Person(int userId) implements Actor {}

    /**
     * A program with a developer API key.
     *
     * @param name of the key, as it was when this was done
     */
    record ApiKey(long keyId, String name) implements Actor {}

    /** A program of those who run the platform. */
    record Operator(String clientId) implements Actor {}

    /** Grantway itself: what comes due by time, or by what was configured at start. */
    record Platform() implements Actor {}
}
