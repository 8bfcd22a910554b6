package dev.grantway.webhook.letterpages;

import dev.grantway.webhook.deadletter.KeptLetter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A letter in words. */
record LetterLine(
        String webhookId,
        Instant at,
        String time,
        String eventTypes,
        int accountId,
        int attempts,
        String reason,
        String detail,
        boolean sendable,
        boolean sentOnceMore) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final Map<String, String> REASONS = Map.of(
            "attempts_used_up", "Attempts used up",
            "final_status", "Final answer",
            "turned_off", "Deliveries turned off",
            "fault", "Fault of the platform");

    static LetterLine of(KeptLetter letter) {
        return new LetterLine(
                letter.webhookId(),
                letter.givenUpAt(),
                text(letter.givenUpAt()),
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

    static String text(Instant moment) {
        return TIME.format(moment);
    }
}
