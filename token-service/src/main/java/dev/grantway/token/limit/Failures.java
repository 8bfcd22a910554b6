package dev.grantway.token.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Failed proofs by where they come from. A guesser is stopped; the client itself, from elsewhere, is not, nor is one that
 * proves itself at an address from which others fail: nobody can lock another out, unless by ten times as many failures of
 * the same address. RFC 6819, section 4.3.3.
 *
 * <p>Counted in memory by each pod: with n pods up to n times as many get through, and as many more as are under way at
 * once. Two times 50,000 windows at most are remembered, about 10 MB; above that the least used are forgotten early.
 */
@Singleton
public class Failures {
    private static final int REMEMBERED = 50_000;
    private static final int HARD_FACTOR = 10;

    private final Cache<Caller, Window> byCaller;
    private final Cache<String, Window> byAddress;
    private final FailuresConfig config;
    private final Clock clock;

    Failures(FailuresConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.byCaller = cache();
        this.byAddress = cache();
    }

    /** A client id from an address; as a hash, for a client id may be long, and two of one hash only share a budget. */
    private record Caller(String address, int clientIdHash) {}

    private record Window(AtomicInteger failures, Instant endsAt) {}

    /** How long this client has to wait at this address, even with a right proof; empty when it need not. */
    public Optional<Duration> waitOf(String clientId, String address) {
        return waitOf(byCaller.getIfPresent(new Caller(address, clientId.hashCode())), config.perClient());
    }

    /** How long clients that do not prove themselves have to wait at this address; empty when they need not. */
    public Optional<Duration> waitOfUnproven(String address) {
        return waitOf(byAddress.getIfPresent(address), config.perAddress());
    }

    /**
     * How long everybody has to wait at this address, whatever they prove: so many wrong proofs cost more than is done for an
     * address. Empty when they need not.
     */
    public Optional<Duration> waitOfAll(String address) {
        long limit = (long) HARD_FACTOR * config.perAddress();
        return waitOf(byAddress.getIfPresent(address), (int) Math.min(limit, Integer.MAX_VALUE));
    }

    /** Counts one more. */
    public void count(String clientId, String address) {
        count(byAddress.get(address, _ -> newWindow()));
        count(byCaller.get(new Caller(address, clientId.hashCode()), _ -> newWindow()));
    }

    private static void count(Window window) {
        window.failures().incrementAndGet();
    }

    private Optional<Duration> waitOf(@Nullable Window window, int limit) {
        if (window == null || limit == 0 || window.failures().get() < limit) {
            return Optional.empty();
        }
        var left = Duration.between(clock.instant(), window.endsAt());
        return Optional.of(left).filter(Duration::isPositive);
    }

    private Window newWindow() {
        return new Window(new AtomicInteger(), clock.instant().plus(config.window()));
    }

    private <K> Cache<K, Window> cache() {
        return Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(config.window()) // written once, when it begins
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }
}
