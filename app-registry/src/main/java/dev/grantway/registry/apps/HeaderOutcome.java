package dev.grantway.registry.apps;

import dev.grantway.registry.checks.FieldProblem;

/** What became of a wish to add, replace or remove a header of an app's webhooks. */
public sealed interface HeaderOutcome {
    /** It is as was wished. */
    record Done(AppDetails app) implements HeaderOutcome {}

    /** Nothing was changed. */
    record Refused(FieldProblem problem) implements HeaderOutcome {}

    /** The app has no such header. */
    record Absent() implements HeaderOutcome {}
}
