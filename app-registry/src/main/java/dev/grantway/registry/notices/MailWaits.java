package dev.grantway.registry.notices;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When a mail that could not be handed over is tried again; a list, so that an operator reads it as it runs. */
record MailWaits(List<Duration> waits, Duration giveUpAfter) {
    MailWaits {
        waits = List.copyOf(waits);
        if (waits.isEmpty()) {
            throw new IllegalStateException("grantway.registry.mail.waits must have one wait at least");
        }
    }

    /**
     * When it is tried again.
     *
     * @param attempt the one that failed, 1 for the first
     * @param takenInAt when the notice came
     * @return empty when it is given up
     */
    Optional<Instant> after(int attempt, Instant takenInAt, Instant now) {
        var wait = waits.get(Math.clamp(attempt - 1L, 0, waits.size() - 1));
        return Optional.of(now.plus(wait)).filter(next -> !next.isAfter(takenInAt.plus(giveUpAfter)));
    }
}
