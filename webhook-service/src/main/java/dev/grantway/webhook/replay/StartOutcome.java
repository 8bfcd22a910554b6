package dev.grantway.webhook.replay;

/** What became of the wish for a replay. */
public sealed interface StartOutcome {
    /** It is under way. */
    record Started(Replay replay) implements StartOutcome {}

    /** Another one of the app is under way. */
    record Busy(Replay running) implements StartOutcome {}

    /** There is nothing to be sent once more. */
    record Nothing() implements StartOutcome {}
}
