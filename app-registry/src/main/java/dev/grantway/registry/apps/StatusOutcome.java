package dev.grantway.registry.apps;

/** What became of the wish to take an app out of use, or to put it back. */
public sealed interface StatusOutcome {
    /** It stands as was asked. */
    record Stands(AppDetails app) implements StatusOutcome {}

    /** Only an operator can do that. */
    record ForOperators() implements StatusOutcome {}

    /** Nothing was done: somebody else changed the app since the caller saw it. */
    record Overtaken() implements StatusOutcome {}

    /** There is no such app. */
    record Absent() implements StatusOutcome {}
}
