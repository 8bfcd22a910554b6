package dev.grantway.webhook.logpages;

import dev.grantway.webhook.attempt.Attempt;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
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
        long responseBytes) {
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

    /** A time, and the same for readers without script. */
    record Moment(Instant at, String text) {
        static Moment of(Instant at) {
            return new Moment(at, TIME.format(at));
        }
    }

    static LogLine of(Attempt attempt) {
        return new LogLine(
                attempt.id().toString(),
                attempt.startedAt(),
                TIME.format(attempt.startedAt()),
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
                attempt.responseBytes());
    }

    static List<LogLine> of(List<Attempt> attempts) {
        return attempts.stream().map(LogLine::of).toList();
    }

    private static String outcome(Attempt attempt) {
        String why = why(attempt.failure());
        return switch (attempt.outcome()) {
            case Attempt.DELIVERED -> "Delivered";
            case Attempt.RETRY -> "Failed: " + why;
            case Attempt.GAVE_UP -> "Given up: " + why;
            default -> attempt.outcome();
        };
    }

    private static String why(@Nullable String failure) {
        return failure == null ? "" : FAILURES.getOrDefault(failure, failure);
    }
}
