package dev.grantway.registry.domains;

import dev.grantway.registry.domains.TxtOutcome.Absent;
import dev.grantway.registry.domains.TxtOutcome.Found;
import dev.grantway.registry.domains.TxtOutcome.Silent;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a look into the DNS changes, pure. A verified domain stays so until the record is missing again and again for days:
 * a mistake in a zone, or a server that is away, takes no app its publisher.
 */
@Singleton
class DomainRules {
    private static final Duration SOON = Duration.ofMinutes(10);
    private static final Duration LATEST = Duration.ofHours(6);
    private static final int MOST_DOUBLINGS = 6;
    private static final Duration LATER = Duration.ofHours(1);

    private final DomainsConfig config;

    DomainRules(DomainsConfig config) {
        this.config = config;
    }

    /**
     * How a claim stands after a look.
     *
     * @param nextLookAt empty when only the developer asks for another
     */
    record Looked(DomainClaim claim, Optional<Instant> nextLookAt) {}

    Looked after(DomainClaim claim, TxtOutcome found, Instant now) {
        boolean there = found instanceof Found(var texts) && texts.contains(claim.recordValue());
        if (there) {
            return new Looked(claim.seen(now), Optional.of(now.plus(config.every())));
        }
        if (!claim.isVerified()) {
            return awaited(found instanceof Silent ? claim.missed() : claim, found, now);
        }
        return switch (found) {
            case Found _, Absent() -> missed(claim.missed(), now);
            case Silent() -> silent(claim, now);
        };
    }

    /** A name whose servers say nothing costs the whole time-out at each look: it is looked at less and less often. */
    private Looked awaited(DomainClaim claim, TxtOutcome found, Instant now) {
        var wait = found instanceof Silent ? doubled(claim.misses() - 1) : SOON;
        return new Looked(claim, Optional.of(now.plus(wait)).filter(next -> next.isBefore(awaitedUntil(claim))));
    }

    private static Duration doubled(int times) {
        var wait = SOON.multipliedBy(1L << Math.min(times, MOST_DOUBLINGS));
        return wait.compareTo(LATEST) < 0 ? wait : LATEST;
    }

    /** How long a claim is looked at without being asked. */
    Instant awaitedUntil(DomainClaim claim) {
        return claim.claimedAt().plus(config.awaitedFor());
    }

    private Looked missed(DomainClaim claim, Instant now) {
        boolean forLong = claim.misses() >= config.misses() && unseenFor(claim, config.missingFor(), now);
        return forLong
                ? new Looked(claim.withdrawn(), Optional.empty())
                : new Looked(claim, Optional.of(now.plus(config.every())));
    }

    private Looked silent(DomainClaim claim, Instant now) {
        return unseenFor(claim, config.silentFor(), now)
                ? new Looked(claim.withdrawn(), Optional.empty())
                : new Looked(claim, Optional.of(now.plus(LATER)));
    }

    private static boolean unseenFor(DomainClaim claim, Duration time, Instant now) {
        return !claim.seenAt().orElse(claim.claimedAt()).isAfter(now.minus(time));
    }
}
