package dev.grantway.registry.apps;

import dev.grantway.registry.checks.FieldProblem;
import java.util.List;

/** What became of the wish that an app be wholly as it is described, or what would become of it. */
public sealed interface WholeOutcome {
    /** It is so, or it would be; nothing was written where nothing changes. */
    record Taken(WholeChange change) implements WholeOutcome {}

    /** Nothing was changed; at least one problem says why. */
    record Refused(List<FieldProblem> problems) implements WholeOutcome {}

    /** Nothing was changed: the app was changed by another since it was looked at. */
    record Overtaken() implements WholeOutcome {}

    /** There is no such app. */
    record Absent() implements WholeOutcome {}
}
