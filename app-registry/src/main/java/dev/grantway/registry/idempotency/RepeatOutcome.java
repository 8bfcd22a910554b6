package dev.grantway.registry.idempotency;

/**
 * What comes of an attempt.
 *
 * @param <R> the answer where nothing is made
 */
sealed interface RepeatOutcome<R> {
    /** It is made, now or the time before. */
    record Made<R>(KeptAnswer answer) implements RepeatOutcome<R> {}

    /** Nothing is made, so nothing is kept: the key is as good as new. */
    record NotMade<R>(R answer) implements RepeatOutcome<R> {}

    /** The key was used for something else. */
    record OtherContent<R>() implements RepeatOutcome<R> {}

    /** An attempt before this one has not come to its end. */
    record StillRunning<R>() implements RepeatOutcome<R> {}
}
