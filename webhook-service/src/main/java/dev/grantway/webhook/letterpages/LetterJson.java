package dev.grantway.webhook.letterpages;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.grantway.webhook.deadletter.KeptLetter;
import dev.grantway.webhook.deadletter.ShownLetters;
import dev.grantway.webhook.replay.Replay;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that was given up, in our own API.
 *
 * @param reason {@code attempts_used_up}, {@code final_status} or {@code fault}; there may come to be others
 * @param detail a sentence
 * @param sendable whether it can be sent once more
 * @param replayId of the last replay that did; absent where none has, or that was cancelled
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LetterJson(
        String webhookId,
        Instant givenUpAt,
        int accountId,
        String reason,
        String detail,
        int attempts,
        List<String> eventTypes,
        boolean sendable,
        @Nullable String replayId) {
    static LetterJson of(KeptLetter letter) {
        return new LetterJson(
                letter.webhookId(),
                letter.givenUpAt(),
                letter.accountId(),
                letter.reason(),
                letter.detail(),
                letter.attempts(),
                letter.eventTypes(),
                letter.sendable(),
                letter.replayId().orElse(null));
    }

    /**
     * Some of them, newest first.
     *
     * @param next the value of {@code before} for the next ones; absent at the end
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<LetterJson> deadLetters, @Nullable String next) {
        static Page of(ShownLetters.Page page) {
            return new Page(
                    page.letters().stream().map(LetterJson::of).toList(),
                    page.next().orElse(null));
        }
    }

    /**
     * What is asked to be sent once more.
     *
     * @param webhookId one webhook; absent for all that was given up within a time and was not sent once more yet
     * @param from absent for as far as letters go back
     * @param to absent for now
     */
    record Wanted(
            @Nullable Integer appId,
            @Nullable String webhookId,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /** A replay. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReplayJson(
            UUID replayId,
            int appId,
            @Nullable String webhookId,
            Instant from,
            Instant to,
            Replay.State state,
            int planned,
            int sent,
            int notPossible,
            Instant askedAt,
            @Nullable Instant endedAt) {
        static ReplayJson of(Replay replay) {
            return new ReplayJson(
                    replay.id(),
                    replay.appId(),
                    replay.webhookId().orElse(null),
                    replay.from(),
                    replay.until(),
                    replay.state(),
                    replay.planned(),
                    replay.sent(),
                    replay.notPossible(),
                    replay.askedAt(),
                    replay.endedAt().orElse(null));
        }
    }
}
