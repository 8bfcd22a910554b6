package dev.grantway.registry.appcode;

import java.util.List;

/** What became of a file that says what an app is, or what would become of it. */
public sealed interface CodeOutcome {
    /** The app is so, or it would be. */
    record Taken(Differences differences) implements CodeOutcome {}

    /** Nothing was changed; at least one finding says why. */
    record Refused(List<Finding> findings) implements CodeOutcome {}

    /** Nothing was changed: the app was changed by another since it was looked at. */
    record Overtaken() implements CodeOutcome {}

    /** There is no such app. */
    record Absent() implements CodeOutcome {}
}
