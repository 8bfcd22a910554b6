package dev.grantway.install.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.install.installation.InstallationRemovals;
import dev.grantway.install.installation.InstallationSuspensions;
import dev.grantway.install.installation.InstallationView;
import dev.grantway.install.installation.Intent;
import dev.grantway.install.installation.Removal;
import dev.grantway.install.stage.Installs;
import dev.grantway.install.stage.Neighbours;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class IntentSweeperTest {
    private final Installs installs;
    private final Neighbours neighbours;
    private final InstallationRemovals removals;
    private final InstallationSuspensions suspensions;
    private final InstallationView view;

    IntentSweeperTest(
            Installs installs,
            Neighbours neighbours,
            InstallationRemovals removals,
            InstallationSuspensions suspensions,
            InstallationView view) {
        this.installs = installs;
        this.neighbours = neighbours;
        this.removals = removals;
        this.suspensions = suspensions;
        this.view = view;
    }

    @Test
    void finishesASuspensionWhileTokenServiceTakesLongOverManyRemovals() {
        var going = Stream.generate(installs::active).limit(6).toList();
        var suspended = installs.active();
        going.forEach(installation -> neighbours.heldClosures.add(installation.id()));
        try {
            going.forEach(installation -> removals.begin(installation.id(), Removal.byOperator()));
            await().atMost(Duration.ofSeconds(60)).until(() -> neighbours.holding.get() > 0);

            suspensions.suspend(suspended.id(), Intent.byOperator(null));

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> neighbours.suspensions.contains(suspended.id() + "/1/true"));
            assertThat(going)
                    .anyMatch(installation -> view.find(installation.id())
                            .filter(found -> found.status() == InstallationStatus.UNINSTALLING)
                            .isPresent());
        } finally {
            neighbours.heldClosures.clear();
        }
    }
}
