package dev.grantway.webhook.letterpages;

import dev.grantway.webhook.replay.Replay;
import java.time.Instant;

/** A replay in words. */
record ReplayLine(
        String id,
        Instant askedAt,
        String asked,
        String what,
        boolean running,
        boolean cancelled,
        int planned,
        int sent,
        int notPossible) {
    static ReplayLine of(Replay replay) {
        return new ReplayLine(
                replay.id().toString(),
                replay.askedAt(),
                LetterLine.text(replay.askedAt()),
                replay.webhookId()
                        .orElseGet(() -> "Given up from " + LetterLine.text(replay.from()) + " to "
                                + LetterLine.text(replay.until())),
                replay.state() == Replay.State.RUNNING,
                replay.state() == Replay.State.CANCELLED,
                replay.planned(),
                replay.sent(),
                replay.notPossible());
    }
}
