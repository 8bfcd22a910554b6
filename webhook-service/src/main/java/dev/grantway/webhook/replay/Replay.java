package dev.grantway.webhook.replay;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Dead letters that are sent once more.
 *
 * @param webhookId empty for all of a time
 * @param until not included
 * @param planned how many there were when it was asked for
 * @param sent how many were handed to the senders
 * @param notPossible how many could not be: what was to be sent is gone, or the installation has ended
 */
public record Replay(
        UUID id,
        int appId,
        Optional<String> webhookId,
        Instant from,
        Instant until,
        State state,
        int planned,
        int sent,
        int notPossible,
        Instant askedAt,
        Optional<Instant> endedAt) {
    /** How far it is. */
    public enum State {
        RUNNING,
        /** All of it was handed to the senders, or counted as not possible. */
        DONE,
        CANCELLED
    }
}
