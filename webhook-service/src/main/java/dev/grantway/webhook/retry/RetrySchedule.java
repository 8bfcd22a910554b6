package dev.grantway.webhook.retry;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Waits between attempts; a list, so that an operator reads it as it runs. */
public record RetrySchedule(List<Duration> waits) {
    public RetrySchedule {
        waits = List.copyOf(waits);
    }

    /**
     * The wait after a failed attempt.
     *
     * @param attempt 1 for the first attempt
     * @return empty when no attempt is left
     */
    public Optional<Duration> after(int attempt) {
        return attempt <= waits.size() ? Optional.of(waits.get(attempt - 1)) : Optional.empty();
    }

    /**
     * A wait somewhere between a half and one and a half times as long, so that what failed together does not return
     * together.
     *
     * @param random from 0 to 1
     */
    public static Duration varied(Duration wait, double random) {
        return Duration.ofMillis(Math.round(wait.toMillis() * (0.5 + random)));
    }
}
