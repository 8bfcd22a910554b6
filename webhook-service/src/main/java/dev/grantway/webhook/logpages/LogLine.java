package dev.grantway.webhook.logpages;

import dev.grantway.webhook.attempt.Attempt;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An attempt in words.
 *
 * @param number 1 for the first attempt
 * @param outcome what it means, in a few words
 * @param next when it is tried again; empty when it is not
 * @param origin a word for what besides an event brought it about; empty otherwise
 */
record LogLine(
        String id,
        Instant at,
        String time,
        String webhookId,
        String eventTypes,
        int events,
        String eventIds,
        String deliveryIds,
        String objectIds,
        int accountId,
        int number,
        String status,
        long durationMillis,
        boolean delivered,
        boolean gaveUp,
        String outcome,
        Optional<Moment> next,
        String target,
        int requestBytes,
        long responseBytes,
        String origin) {
    private static final Map<String, String> FAILURES = Map.ofEntries(
            Map.entry(Attempt.WRONG_STATUS, "no 2xx status"),
            Map.entry(Attempt.GONE, "410, which turned deliveries off"),
            Map.entry(Attempt.FINAL_STATUS, "an answer that the app takes for final"),
            Map.entry("timeout", "no answer in time"),
            Map.entry("connect", "no connection"),
            Map.entry("dns", "unknown host name"),
            Map.entry("tls", "TLS not acceptable"),
            Map.entry("refused_target", "target URL not allowed"),
            Map.entry("no_secret", "no signing secret"),
            Map.entry("io", "connection broke"));

    static LogLine of(Attempt attempt) {
        return new LogLine(
                attempt.id().toString(),
                attempt.startedAt(),
                Moment.of(attempt.startedAt()).text(),
                attempt.webhookId(),
                String.join(", ", attempt.eventTypes()),
                attempt.eventIds().size(),
                attempt.eventIds().stream().map(String::valueOf).collect(Collectors.joining(", ")),
                String.join(", ", attempt.deliveryIds()),
                String.join(", ", attempt.objectIds()),
                attempt.accountId(),
                attempt.attempt() + 1,
                Optional.ofNullable(attempt.status()).map(String::valueOf).orElse("–"),
                attempt.durationMillis(),
                attempt.delivered(),
                attempt.outcome().equals(Attempt.GAVE_UP),
                outcome(attempt),
                Optional.ofNullable(attempt.nextAttemptAt()).map(Moment::of),
                attempt.target(),
                attempt.requestBytes(),
                attempt.responseBytes(),
                origin(attempt.origin()));
    }

    static List<LogLine> of(List<Attempt> attempts) {
        return attempts.stream().map(LogLine::of).toList();
    }

    private static String origin(@Nullable String origin) {
        if (origin == null) {
            return "";
        }
        return origin.equals("test") ? "Test" : "Sent once more";
    }

    private static String outcome(Attempt attempt) {
        String why = why(attempt.failure());
        return switch (attempt.outcome()) {
            case Attempt.DELIVERED -> "Delivered";
            case Attempt.RETRY -> "Failed: " + why;
            case Attempt.GAVE_UP -> "Given up: " + why;
            case Attempt.CANCELLED -> "Cancelled while it waited";
            default -> attempt.outcome();
        };
    }

    private static String why(@Nullable String failure) {
        return failure == null ? "" : FAILURES.getOrDefault(failure, failure);
    }
}
