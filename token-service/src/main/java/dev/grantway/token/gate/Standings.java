package dev.grantway.token.gate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.grantway.token.access.AccessToken;
import dev.grantway.token.apicall.CallOf;
import dev.grantway.token.grant.Grant;
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
    /** Of grants that were asked for, dead ones too. An owner never changes, and nothing is decided by it. */
    private final Cache<UUID, CallOf> owners;

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
        this.owners = Caffeine.newBuilder()
                .maximumSize(MOST_KEPT)
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
        var grant = inspection.findGrant(token);
        grant.ifPresent(this::rememberOwner);
        var standing = grant.flatMap(found -> inspection.standingOf(token, found))
                .map(good ->
                        new Standing(good.grant(), good.app().clientId(), scopes.load(token.scopeSetId()), askedAt));
        if (staleness > 0) {
            standing.ifPresentOrElse(good -> kept.put(token.grantId(), good), () -> kept.invalidate(token.grantId()));
        }
        return standing;
    }

    private void rememberOwner(Grant grant) {
        if (owners.getIfPresent(grant.id()) == null) {
            owners.put(grant.id(), new CallOf(grant.appId(), grant.accountId(), Optional.of(grant.installationId())));
        }
    }

    /** Whose a token of ours is, dead or not; empty when this pod has not asked for its grant lately. Never waits. */
    Optional<CallOf> findOwner(AccessToken token) {
        return Optional.ofNullable(owners.getIfPresent(token.grantId()));
    }
}
