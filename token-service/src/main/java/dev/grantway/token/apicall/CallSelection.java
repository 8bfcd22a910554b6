package dev.grantway.token.apicall;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/** Which calls are worth telling. By app, so that one that fails without end does not fill the topic. */
final class CallSelection {
    private static final int LARGEST_SAMPLE = 1_000_000;
    private static final int MOST_REFUSED = 1_000;
    /** About 100 bytes each; beyond, the rarest callers begin anew. */
    private static final int REMEMBERED = 50_000;

    private static final int COUNT_BITS = 24;
    private static final long COUNT_MASK = (1L << COUNT_BITS) - 1;

    private final int sample;
    private final int refusedPerSecond;
    private final Clock clock;
    private final Cache<Integer, Counts> byApp = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .executor(Runnable::run)
            .build();

    /** The second's number stands before its count, so that both change at once. */
    private record Counts(AtomicLong passed, AtomicLong refusedInSecond) {}

    CallSelection(ApiCallsConfig config, Clock clock) {
        if (config.sample() < 0 || config.sample() > LARGEST_SAMPLE) {
            throw new IllegalStateException(
                    "grantway.token.api-calls.sample=%d (0 to %d)".formatted(config.sample(), LARGEST_SAMPLE));
        }
        if (config.refusedPerSecond() < 0 || config.refusedPerSecond() > MOST_REFUSED) {
            throw new IllegalStateException("grantway.token.api-calls.refused-per-second=%d (0 to %d)"
                    .formatted(config.refusedPerSecond(), MOST_REFUSED));
        }
        this.sample = config.sample();
        this.refusedPerSecond = config.refusedPerSecond();
        this.clock = clock;
    }

    /** Whether a call that was let through is one of the sample. */
    boolean takesPassed(int appId) {
        return sample == 1 || (sample > 1 && countsOf(appId).passed().getAndIncrement() % sample == 0);
    }

    /** Whether a refused call is within the bound of its app. */
    boolean takesRefused(int appId) {
        long second = clock.millis() / 1_000;
        long counted = countsOf(appId)
                .refusedInSecond()
                .updateAndGet(before -> before >>> COUNT_BITS == second
                        ? Math.min(before + 1, second << COUNT_BITS | refusedPerSecond + 1L)
                        : second << COUNT_BITS | 1);
        return (counted & COUNT_MASK) <= refusedPerSecond;
    }

    private Counts countsOf(int appId) {
        return byApp.get(appId, _ -> new Counts(new AtomicLong(), new AtomicLong()));
    }
}
