package dev.grantway.quickstart;

import java.time.Duration;

/** Waits before another try: none at first, then longer and longer while tries follow each other closely. */
final class BackOff {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration MOST = Duration.ofSeconds(20);
    private static final Duration CALM = Duration.ofMinutes(1);

    private Duration wait = Duration.ZERO;
    private long lastAt = System.nanoTime();

    Duration next() {
        boolean isCalm = System.nanoTime() - lastAt > CALM.toNanos();
        lastAt = System.nanoTime();
        var now = isCalm ? Duration.ZERO : wait;
        var doubled = now.isZero() ? FIRST : now.multipliedBy(2);
        wait = doubled.compareTo(MOST) > 0 ? MOST : doubled;
        return now;
    }
}
