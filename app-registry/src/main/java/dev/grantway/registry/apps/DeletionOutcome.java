package dev.grantway.registry.apps;

/** What became of the wish to end an app for good. */
public sealed interface DeletionOutcome {
    /** It is no more. */
    record Deleted() implements DeletionOutcome {}

    /** Nothing was done: somebody else changed the app since the caller saw it. */
    record Overtaken() implements DeletionOutcome {}

    /** There is no such app. */
    record Absent() implements DeletionOutcome {}
}
