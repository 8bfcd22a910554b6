package dev.grantway.install.request;

/** What became of an administrator's decision. */
public sealed interface DecisionOutcome {
    /** It holds. */
    record Decided(InstallRequest request) implements DecisionOutcome {}

    /** The requester changed it since the administrator saw it, so it is open still. */
    record Changed(InstallRequest request) implements DecisionOutcome {}

    /** It was decided, taken back or too old before. */
    record Closed(InstallRequest request) implements DecisionOutcome {}
}
