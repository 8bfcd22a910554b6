package dev.grantway.registry.directory;

/** Whether a caller runs the platform. */
sealed interface OperatorDecision {
    /** They do. */
    record Operator() implements OperatorDecision {}

    /** We know them, and they do not. */
    record NoOperator(String reason) implements OperatorDecision {}

    /** We do not know who they are. */
    record Unknown(String reason) implements OperatorDecision {}
}
