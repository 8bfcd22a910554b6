package dev.grantway.install.sweep;

import dev.grantway.contracts.events.GrantRevoked;
import dev.grantway.contracts.events.TokensIssued;
import dev.grantway.install.installation.Installations;
import dev.grantway.install.neighbour.NeighbourAway;
import dev.grantway.install.settings.InstallConfig;
import dev.grantway.install.tokens.GrantPage;
import dev.grantway.install.tokens.KnownGrant;
import dev.grantway.install.tokens.TokenServiceClient;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Compares with token-service's grants and makes good what an event should have told. It never finds anything while
 * events arrive, so whatever it counts is a fault to look into.
 */
@Singleton
class GrantSweep {
    private static final Logger LOG = Logger.getLogger(GrantSweep.class);

    /** Far longer than any form stays good. */
    private static final Duration FORMS_KEPT = Duration.ofDays(1);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("grant-sweep").factory());
    private final TokenServiceClient tokenService;
    private final Installations installations;
    private final SweepStore store;
    private final InstallConfig.Sweep config;
    private final Counter completed;
    private final Clock clock;

    GrantSweep(
            TokenServiceClient tokenService,
            Installations installations,
            SweepStore store,
            InstallConfig config,
            MeterRegistry metrics,
            Clock clock) {
        this.tokenService = tokenService;
        this.installations = installations;
        this.store = store;
        this.config = config.sweep();
        this.completed = Counter.builder("grantway_installations_completed_by_sweep_total")
                .description("Installations whose event was lost; must stay 0")
                .register(metrics);
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        long everyMillis = config.every().toMillis();
        var _ = timer.scheduleWithFixedDelay(this::sweepSafely, everyMillis, everyMillis, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdown();
    }

    /** Looks at all grants since the last sweep, and some before, but not at those whose event is still on its way. */
    void sweep() {
        var until = clock.instant().minus(config.grace());
        int madeGood = 0;
        @Nullable String place = begin().toString();
        while (place != null) {
            var page = tokenService.grantsFrom(place);
            madeGood += makeGood(page, until);
            place = page.next();
        }
        store.save(until, madeGood);
        completed.increment(madeGood);
        installations.forgetFormsBefore(until.minus(FORMS_KEPT));
    }

    private Instant begin() {
        return store.sweptUntil().map(last -> last.minus(config.overlap())).orElse(Instant.EPOCH);
    }

    private int makeGood(GrantPage page, Instant until) {
        int madeGood = 0;
        for (var grant : page.grants()) {
            if (grant.issuedAt().isBefore(until) && installations.complete(issued(grant))) {
                LOG.warnf("the event of grant %s of %s was lost: made good", grant.grantId(), grant.installationId());
                madeGood++;
            }
            @Nullable Instant revokedAt = grant.revokedAt();
            if (revokedAt != null && revokedAt.isBefore(until)) {
                installations.revoke(revoked(grant, revokedAt));
            }
        }
        return madeGood;
    }

    private static TokensIssued issued(KnownGrant grant) {
        return new TokensIssued(
                grant.installationId(),
                grant.generation(),
                0,
                grant.grantId(),
                grant.appId(),
                grant.accountId(),
                grant.userId(),
                grant.scopes(),
                grant.issuedAt());
    }

    private static GrantRevoked revoked(KnownGrant grant, Instant revokedAt) {
        return new GrantRevoked(grant.installationId(), grant.generation(), 0, grant.grantId(), "UNKNOWN", revokedAt);
    }

    private void sweepSafely() {
        try {
            sweep();
        } catch (NeighbourAway e) {
            LOG.infof("no comparison of grants now: %s", e.getMessage());
        } catch (RuntimeException e) { // the timer would never tick again
            LOG.warn("the comparison of grants failed", e);
        }
    }
}
