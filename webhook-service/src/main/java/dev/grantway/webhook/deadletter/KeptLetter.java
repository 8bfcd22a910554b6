package dev.grantway.webhook.deadletter;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A delivery that was given up.
 *
 * @param reason one word: {@code attempts_used_up}, {@code final_status}, {@code fault}
 * @param detail a sentence
 * @param attempts how many were made
 * @param sendable whether its content is kept, so that it can be sent once more
 * @param replayId of the last replay that did; empty where none has, or that was cancelled
 */
public record KeptLetter(
        String id,
        Instant givenUpAt,
        String webhookId,
        int accountId,
        String reason,
        String detail,
        int attempts,
        List<String> eventTypes,
        boolean sendable,
        Optional<String> replayId) {
    public KeptLetter {
        eventTypes = List.copyOf(eventTypes);
    }
}
