package dev.grantway.install.sweep;

import dev.grantway.contracts.events.GrantRevoked;
import dev.grantway.install.installation.GrantEventsBacklog;
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
    private final GrantEventsBacklog backlog;
    private final SweepStore store;
    private final InstallConfig.Sweep config;
    private final Counter completed;
    private final Clock clock;

    GrantSweep(
            TokenServiceClient tokenService,
            Installations installations,
            GrantEventsBacklog backlog,
            SweepStore store,
            InstallConfig config,
            MeterRegistry metrics,
            Clock clock) {
        this.tokenService = tokenService;
        this.installations = installations;
        this.backlog = backlog;
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

    /**
     * Looks at all grants since the last sweep, and some before, but not at those whose event is still on its way. While
     * events that are as old wait to be taken in, they are late and not lost: then it looks at none.
     */
    void sweep() {
        var until = clock.instant().minus(config.grace());
        installations.forgetFormsBefore(until.minus(FORMS_KEPT));
        if (!backlog.isEmptyBefore(until)) {
            LOG.info("no comparison of grants now: their events are still to be taken in");
            return;
        }
        var progress = new Progress(until, 0);
        @Nullable String place = begin().toString();
        while (place != null) {
            var page = tokenService.grantsFrom(place);
            for (var grant : page.grants()) {
                progress = makeGood(grant, until, progress);
            }
            place = page.next();
            progress = save(page, progress);
        }
    }

    /** After each page, so that the first comparison of millions need not be done in one piece. */
    private Progress save(GrantPage page, Progress progress) {
        var reached = page.next() == null
                ? progress
                : progress.heldAt(page.grants().getLast().changedAt());
        store.save(reached.reached(), progress.madeGood());
        completed.increment(progress.madeGood());
        return new Progress(progress.reached(), 0);
    }

    private Instant begin() {
        return store.sweptUntil().map(last -> last.minus(config.overlap())).orElse(Instant.EPOCH);
    }

    private Progress makeGood(KnownGrant grant, Instant until, Progress before) {
        var progress = before;
        try {
            if (grant.issuedAt().isBefore(until) && installations.complete(grant.issued())) {
                LOG.warnf("the event of grant %s of %s was lost: made good", grant.grantId(), grant.installationId());
                progress = progress.oneMore();
            }
            @Nullable Instant revokedAt = grant.revokedAt();
            if (revokedAt != null && revokedAt.isBefore(until)) {
                installations.revoke(revoked(grant, revokedAt));
            }
            return progress;
        } catch (RuntimeException e) { // the others must not wait for it; the next sweep begins no later than here
            LOG.warnf(e, "grant %s of %s could not be compared now", grant.grantId(), grant.installationId());
            return progress.heldAt(grant.changedAt());
        }
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

    /**
     * How far a sweep has come.
     *
     * @param reached all that changed before is as token-service has it
     * @param madeGood how many completions were lost
     */
    private record Progress(Instant reached, int madeGood) {
        Progress oneMore() {
            return new Progress(reached, madeGood + 1);
        }

        Progress heldAt(Instant changedAt) {
            return changedAt.isBefore(reached) ? new Progress(changedAt, madeGood) : this;
        }
    }
}
