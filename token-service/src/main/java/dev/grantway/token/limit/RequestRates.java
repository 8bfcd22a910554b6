package dev.grantway.token.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How often each app asks for tokens, so that one that runs wild does not slow the others.
 *
 * <p>Counted in memory by each pod in windows of ten seconds by the clock: n pods let n times as many through, and around the
 * turn of two windows twice as many.
 */
@Singleton
public class RequestRates {
    private static final long WINDOW_MILLIS = 10_000;
    private static final int REMEMBERED = 50_000;
    private static final int COUNT_BITS = 24;
    private static final long COUNT_MASK = (1L << COUNT_BITS) - 1;

    /** The window's number and, in the lowest bits, its count. */
    private final Cache<Integer, AtomicLong> byApp;

    private final int perApp;
    private final Clock clock;

    RequestRates(RateLimitConfig config, Clock clock) {
        this.perApp = (int) Math.min(config.perApp(), COUNT_MASK - 1);
        this.clock = clock;
        this.byApp = Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    }

    /** Counts a request; how long the app has to wait when it is one too many, else empty. */
    public Optional<Duration> count(int appId) {
        if (perApp == 0) {
            return Optional.empty();
        }
        long now = clock.millis();
        long window = now / WINDOW_MILLIS;
        long counted = byApp.get(appId, _ -> new AtomicLong())
                .updateAndGet(before -> before >>> COUNT_BITS == window
                        ? Math.min(before + 1, window << COUNT_BITS | perApp + 1L)
                        : window << COUNT_BITS | 1);
        return (counted & COUNT_MASK) <= perApp
                ? Optional.empty()
                : Optional.of(Duration.ofMillis((window + 1) * WINDOW_MILLIS - now));
    }
}
