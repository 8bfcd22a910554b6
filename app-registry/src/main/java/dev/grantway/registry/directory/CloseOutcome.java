package dev.grantway.registry.directory;

/** What became of the wish to close an account. */
public sealed interface CloseOutcome {
    /** It is closed. */
    record Closed() implements CloseOutcome {}

    /** There is none that is open, or all that was asked for is done already. */
    record Absent() implements CloseOutcome {}

    /** Something has to be done first. */
    record Refused(String reason) implements CloseOutcome {}
}
