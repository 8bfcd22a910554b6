package dev.grantway.registry.apps;

import dev.grantway.registry.checks.FieldProblem;
import java.util.List;

/** What became of a change. */
public sealed interface ChangeOutcome {
    /** The app as it stands now. */
    record Changed(AppDetails app) implements ChangeOutcome {}

    /**
     * Nothing was changed: somebody else changed the app since the caller saw it.
     *
     * @param app as it stands now
     */
    record Overtaken(AppDetails app) implements ChangeOutcome {}

    /** Nothing was changed; at least one problem says why. */
    record Refused(List<FieldProblem> problems) implements ChangeOutcome {
        /** For a single problem. */
        static Refused because(String field, String message) {
            return new Refused(List.of(new FieldProblem(field, message)));
        }
    }
}
