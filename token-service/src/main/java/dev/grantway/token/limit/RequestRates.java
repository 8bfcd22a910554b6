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
 * <p>A public app's requests prove nothing by themselves. They are counted by app once they got tokens, and until then by
 * where they come from, so that nobody can lock the app out.
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

    private final Cache<Place, AtomicLong> byPlace;
    private final int perApp;
    private final int perAddress;
    private final Clock clock;

    RequestRates(RateLimitConfig config, Clock clock) {
        this.perApp = (int) Math.min(config.perApp(), COUNT_MASK - 1);
        this.perAddress = (int) Math.min(config.perAddress(), COUNT_MASK - 1);
        this.clock = clock;
        this.byApp = Caffeine.newBuilder().maximumSize(REMEMBERED).build();
        this.byPlace = Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    }

    private record Place(int appId, String address) {}

    /** Counts a request of an app itself; how long the app has to wait when it is one too many, else empty. */
    public Optional<Duration> count(int appId) {
        return perApp == 0 ? Optional.empty() : count(byApp.get(appId, _ -> new AtomicLong()), perApp);
    }

    /** Counts a request that names a public app; how long to wait when it is one too many of its address or the app. */
    public Optional<Duration> countUnproven(int appId, String address) {
        var ofAddress = perAddress == 0
                ? Optional.<Duration>empty()
                : count(byPlace.get(new Place(appId, address), _ -> new AtomicLong()), perAddress);
        return ofAddress.or(() -> waitOf(appId));
    }

    private Optional<Duration> waitOf(int appId) {
        var counter = byApp.getIfPresent(appId);
        boolean usedUp = counter != null && perApp > 0 && countIn(window(), counter.get()) >= perApp;
        return usedUp ? Optional.of(untilNextWindow()) : Optional.empty();
    }

    private Optional<Duration> count(AtomicLong counter, int most) {
        long window = window();
        long counted =
                counter.updateAndGet(before -> window << COUNT_BITS | Math.min(countIn(window, before) + 1, most + 1L));
        return countIn(window, counted) > most ? Optional.of(untilNextWindow()) : Optional.empty();
    }

    private static long countIn(long window, long counted) {
        return counted >>> COUNT_BITS == window ? counted & COUNT_MASK : 0;
    }

    private Duration untilNextWindow() {
        return Duration.ofMillis(WINDOW_MILLIS - clock.millis() % WINDOW_MILLIS);
    }

    private long window() {
        return clock.millis() / WINDOW_MILLIS;
    }
}
