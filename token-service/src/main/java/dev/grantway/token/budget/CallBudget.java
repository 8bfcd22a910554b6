package dev.grantway.token.budget;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/**
 * So many calls of an app in an account within any interval: exact within this pod, and nothing is known of the others'.
 * What that means with several pods stands at {@link BudgetConfig#share}. Nothing survives a restart.
 */
public final class CallBudget {
    /** Pairs of app and account that call within an interval; beyond, the rarest callers begin anew. About 1 KB each. */
    private static final int MOST_PAIRS = 20_000;

    private static final int LARGEST_MAX = 10_000;
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final int max;
    private final int ownMax;
    private final Duration interval;
    private final Ticker ticker;
    private final Cache<Pair, CallWindow> windows;

    private record Pair(int appId, int accountId) {}

    CallBudget(BudgetConfig config, Ticker ticker) {
        check(config);
        max = config.max();
        ownMax = Math.max(1, (int) (config.max() * config.share()));
        interval = config.interval();
        this.ticker = ticker;
        windows = Caffeine.newBuilder()
                .maximumSize(MOST_PAIRS)
                .expireAfterAccess(interval)
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    private static void check(BudgetConfig config) {
        boolean good = config.max() >= 1
                && config.max() <= LARGEST_MAX
                && config.interval().compareTo(SHORTEST) >= 0
                && config.interval().compareTo(LONGEST) <= 0
                && config.share() > 0
                && config.share() <= 1;
        if (!good) {
            throw new IllegalStateException(
                    "grantway.token.gate.budget: max=%d (1 to %d), interval=%s (1 s to 1 h), share=%s (above 0, up to 1)"
                            .formatted(config.max(), LARGEST_MAX, config.interval(), config.share()));
        }
    }

    /** Takes a call out of the budget, unless it is used up. */
    public BudgetState take(int appId, int accountId) {
        var window = windows.get(new Pair(appId, accountId), _ -> new CallWindow(ownMax));
        long now = ticker.read();
        int left = window.take(now, interval.toNanos());
        // a nanosecond at least: the answer says that it is used up
        return left >= 0
                ? new BudgetState(max, interval, ofAll(left), Duration.ZERO)
                : new BudgetState(
                        max, interval, 0, Duration.ofNanos(Math.max(1, window.freeIn(now, interval.toNanos()))));
    }

    /** What is left at all pods when they are called alike. */
    private int ofAll(int left) {
        return (int) ((long) left * max / ownMax);
    }
}
