package dev.grantway.install.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.install.installation.Installation;
import dev.grantway.install.installation.InstallationView;
import dev.grantway.install.stage.Installs;
import dev.grantway.install.stage.Neighbours;
import dev.grantway.install.tokens.KnownGrant;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GrantSweepTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final GrantSweep sweep;
    private final Neighbours neighbours;
    private final Installs installs;
    private final InstallationView view;
    private final MeterRegistry metrics;

    GrantSweepTest(
            GrantSweep sweep, Neighbours neighbours, Installs installs, InstallationView view, MeterRegistry metrics) {
        this.sweep = sweep;
        this.neighbours = neighbours;
        this.installs = installs;
        this.view = view;
        this.metrics = metrics;
    }

    @AfterEach
    void noGrantsAreListed() {
        neighbours.grants.clear();
    }

    @Test
    void completesAnInstallationWhoseEventWasLostAndCountsIt() {
        var authorized = installs.authorized();
        double before = madeGood();
        neighbours.grants.add(grant(authorized, Instant.now().minus(LONG), false));

        sweep.sweep();
        sweep.sweep();

        assertThat(status(authorized)).isEqualTo(InstallationStatus.ACTIVE);
        assertThat(madeGood() - before).isEqualTo(1);
    }

    @Test
    void leavesAloneWhatMayStillBeOnItsWay() {
        var authorized = installs.authorized();
        neighbours.grants.add(grant(authorized, Instant.now(), false));

        sweep.sweep();

        assertThat(status(authorized)).isEqualTo(InstallationStatus.AUTHORIZED);
    }

    @Test
    void learnsOfARevocationToo() {
        var authorized = installs.authorized();
        neighbours.grants.add(grant(authorized, Instant.now().minus(LONG), true));

        sweep.sweep();

        assertThat(status(authorized)).isEqualTo(InstallationStatus.NEEDS_REAUTHORIZATION);
    }

    @Test
    void countsNothingForWhatTheEventToldBefore() {
        var active = installs.active();
        double before = madeGood();
        neighbours.grants.add(new KnownGrant(
                active.id(),
                1,
                "g-" + active.id(),
                active.app().id(),
                active.accountId(),
                7,
                active.scopes(),
                Instant.parse("2026-01-01T00:00:00Z"),
                null));

        sweep.sweep();

        assertThat(madeGood()).isEqualTo(before);
    }

    private double madeGood() {
        return metrics.get("grantway_installations_completed_by_sweep_total")
                .counter()
                .count();
    }

    private InstallationStatus status(Installation installation) {
        return view.find(installation.id()).orElseThrow().status();
    }

    private static KnownGrant grant(Installation installation, Instant issuedAt, boolean revoked) {
        return new KnownGrant(
                installation.id(),
                installation.generation(),
                UUID.randomUUID().toString(),
                installation.app().id(),
                installation.accountId(),
                7,
                List.of("base", "contacts.read"),
                issuedAt,
                revoked ? issuedAt.plusSeconds(1) : null);
    }
}
