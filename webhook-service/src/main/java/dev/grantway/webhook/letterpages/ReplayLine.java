package dev.grantway.webhook.letterpages;

import dev.grantway.webhook.logpages.Moment;
import dev.grantway.webhook.replay.Replay;
import java.time.Duration;
import java.time.Instant;

/**
 * A replay in words.
 *
 * @param mayWait whether something of it may wait still, so that cancelling it does something
 */
record ReplayLine(
        String id,
        Moment asked,
        String what,
        boolean running,
        boolean cancelled,
        boolean mayWait,
        int planned,
        int sent,
        int notPossible) {
    /** Within it the last attempt of whatever was handed over is made. */
    private static final Duration LONGEST_WAY = Duration.ofDays(2);

    static ReplayLine of(Replay replay, Instant now) {
        boolean running = replay.state() == Replay.State.RUNNING;
        boolean cancelled = replay.state() == Replay.State.CANCELLED;
        return new ReplayLine(
                replay.id().toString(),
                Moment.of(replay.askedAt()),
                replay.webhookId()
                        .orElseGet(() -> "Given up from "
                                + Moment.of(replay.from()).text() + " to "
                                + Moment.of(replay.until()).text()),
                running,
                cancelled,
                running || (!cancelled && now.isBefore(replay.askedAt().plus(LONGEST_WAY))),
                replay.planned(),
                replay.sent(),
                replay.notPossible());
    }
}
