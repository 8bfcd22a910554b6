package dev.grantway.webhook.letterpages;

import dev.grantway.webhook.deadletter.KeptLetter;
import dev.grantway.webhook.logpages.Moment;
import java.util.List;
import java.util.Map;

/** A letter in words. */
record LetterLine(
        String webhookId,
        Moment givenUp,
        String eventTypes,
        int accountId,
        int attempts,
        String reason,
        String detail,
        boolean sendable,
        boolean sentOnceMore) {
    private static final Map<String, String> REASONS = Map.of(
            "attempts_used_up", "Attempts used up",
            "final_status", "Final answer",
            "turned_off", "Deliveries turned off",
            "fault", "Fault of the platform");

    static LetterLine of(KeptLetter letter) {
        return new LetterLine(
                letter.webhookId(),
                Moment.of(letter.givenUpAt()),
                String.join(", ", letter.eventTypes()),
                letter.accountId(),
                letter.attempts(),
                REASONS.getOrDefault(letter.reason(), letter.reason()),
                letter.detail(),
                letter.sendable(),
                letter.replayId().isPresent());
    }

    static List<LetterLine> of(List<KeptLetter> letters) {
        return letters.stream().map(LetterLine::of).toList();
    }
}
