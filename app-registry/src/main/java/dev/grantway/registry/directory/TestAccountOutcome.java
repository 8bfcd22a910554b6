package dev.grantway.registry.directory;

/** What became of the wish for a test account, or for a way into one. */
public sealed interface TestAccountOutcome {
    /** It is there, and the person is in it. */
    record Made(int accountId) implements TestAccountOutcome {}

    /** It cannot be. */
    record Refused(String reason) implements TestAccountOutcome {}

    /** There is no such account, or the person is not in its developer account. */
    record Absent() implements TestAccountOutcome {}
}
