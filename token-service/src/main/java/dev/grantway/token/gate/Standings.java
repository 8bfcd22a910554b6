package dev.grantway.token.gate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.grantway.token.access.AccessToken;
import dev.grantway.token.introspection.TokenInspection;
import dev.grantway.token.scope.ScopeSets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Which grants are good. Strict: each look is one read, and what is revoked is refused from that moment on. With a
 * staleness a grant that was good counts as good for so long after the read began, in this pod; one that was not is read
 * again each time.
 */
final class Standings {
    private static final Duration MOST_STALE = Duration.ofSeconds(1);
    /** About 1 KB each; those beyond are read. */
    private static final int MOST_KEPT = 20_000;

    private final TokenInspection inspection;
    private final ScopeSets scopes;
    private final long staleness;
    private final Ticker ticker;
    private final Cache<UUID, Standing> kept;

    Standings(TokenInspection inspection, ScopeSets scopes, Duration staleness, Ticker ticker) {
        if (staleness.isNegative() || staleness.compareTo(MOST_STALE) > 0) {
            throw new IllegalStateException("grantway.token.gate.staleness=" + staleness + " (0 s to 1 s)");
        }
        this.inspection = inspection;
        this.scopes = scopes;
        this.staleness = staleness.toNanos();
        this.ticker = ticker;
        this.kept = Caffeine.newBuilder()
                .maximumSize(MOST_KEPT)
                .expireAfterWrite(staleness)
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    /** What is known without a read; never waits. */
    Optional<Standing> find(AccessToken token) {
        if (staleness == 0) {
            return Optional.empty();
        }
        return Optional.ofNullable(kept.getIfPresent(token.grantId()))
                .filter(standing -> ticker.read() - standing.askedAt() < staleness)
                // that this grant covers these scopes was seen when it was read
                .filter(standing -> standing.scopes().id() == token.scopeSetId())
                .filter(standing -> TokenInspection.isAlive(token, standing.grant()));
    }

    /** What the database says; empty when the token is dead. */
    Optional<Standing> ask(AccessToken token) {
        long askedAt = ticker.read(); // not when it answered: a revocation in between counts from its commit on
        var standing = inspection
                .standingOf(token)
                .map(good ->
                        new Standing(good.grant(), good.app().clientId(), scopes.load(token.scopeSetId()), askedAt));
        if (staleness > 0) {
            standing.ifPresentOrElse(good -> kept.put(token.grantId(), good), () -> kept.invalidate(token.grantId()));
        }
        return standing;
    }
}
