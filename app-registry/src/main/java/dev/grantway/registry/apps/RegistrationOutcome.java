package dev.grantway.registry.apps;

import dev.grantway.registry.checks.FieldProblem;
import java.util.List;

/** What became of a new app. */
public sealed interface RegistrationOutcome {
    /** It is registered; this is the only time its secrets are in the clear. */
    record Registered(AppDetails app, IssuedSecrets secrets) implements RegistrationOutcome {}

    /** Nothing was stored; at least one problem says why. */
    record Refused(List<FieldProblem> problems) implements RegistrationOutcome {}
}
