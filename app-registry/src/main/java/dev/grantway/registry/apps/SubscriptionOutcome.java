package dev.grantway.registry.apps;

import dev.grantway.registry.checks.FieldProblem;

/** What became of a wish about one subscription. */
public sealed interface SubscriptionOutcome {
    /** The subscription as it stands now. */
    record Done(SubscriptionDetails subscription) implements SubscriptionOutcome {}

    /** Nothing was changed. */
    record Refused(FieldProblem problem) implements SubscriptionOutcome {}

    /** The app has no such subscription. */
    record Absent() implements SubscriptionOutcome {}
}
