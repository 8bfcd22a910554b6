package dev.grantway.webhook.live;

/** What became of somebody's wish to watch. */
public sealed interface LiveOutcome {
    /** They may; nothing is sent before there is a listener. */
    record Opened(Watch watch) implements LiveOutcome {}

    /** They watch enough as it is. */
    record TooManyOfPerson() implements LiveOutcome {}

    /** Too many watch. */
    record Full() implements LiveOutcome {}
}
