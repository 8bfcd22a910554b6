package dev.grantway.webhook.log;

import dev.grantway.webhook.attempt.Attempt;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An attempt in words.
 *
 * @param number 1 for the first attempt
 * @param outcome what it means, in a few words
 * @param answer what the endpoint said to a failed attempt; empty when that is not kept
 */
record LogLine(
        String time,
        String webhookId,
        String eventTypes,
        int events,
        String eventIds,
        int accountId,
        int number,
        String status,
        long durationMillis,
        boolean delivered,
        boolean gaveUp,
        String outcome,
        String target,
        int requestBytes,
        long responseBytes,
        String answer) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final Map<String, String> FAILURES = Map.of(
            "status", "no 2xx status",
            "timeout", "no answer in time",
            "connect", "no connection",
            "dns", "unknown host name",
            "tls", "TLS not acceptable",
            "refused_target", "target URL not allowed",
            "no_secret", "no signing secret",
            "io", "connection broke");

    static LogLine of(Attempt attempt, String answer) {
        return new LogLine(
                TIME.format(attempt.startedAt()),
                attempt.webhookId(),
                String.join(", ", attempt.eventTypes()),
                attempt.eventIds().size(),
                attempt.eventIds().stream().map(String::valueOf).collect(Collectors.joining(", ")),
                attempt.accountId(),
                attempt.attempt() + 1,
                Optional.ofNullable(attempt.status()).map(String::valueOf).orElse("–"),
                attempt.durationMillis(),
                attempt.outcome().equals("delivered"),
                attempt.outcome().equals("gave_up"),
                outcome(attempt),
                attempt.target(),
                attempt.requestBytes(),
                attempt.responseBytes(),
                answer);
    }

    private static String outcome(Attempt attempt) {
        String why = Optional.ofNullable(attempt.failure())
                .map(failure -> FAILURES.getOrDefault(failure, failure))
                .orElse("");
        return switch (attempt.outcome()) {
            case "delivered" -> "Delivered";
            case "retry" -> "Failed: " + why + "; next try " + next(attempt);
            case "gave_up" -> "Given up: " + why;
            default -> attempt.outcome();
        };
    }

    private static String next(Attempt attempt) {
        Instant next = attempt.nextAttemptAt();
        return next == null ? "later" : TIME.format(next);
    }
}
