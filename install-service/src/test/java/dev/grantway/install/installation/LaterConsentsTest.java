package dev.grantway.install.installation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.events.GrantRevoked;
import dev.grantway.contracts.events.InstallNeedsReauthorization;
import dev.grantway.contracts.events.InstallReauthorized;
import dev.grantway.contracts.events.InstallScopesChanged;
import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.install.stage.Installs;
import dev.grantway.install.stage.Stage;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What comes after the first tokens: further consents, and grants that end. */
@QuarkusTest
class LaterConsentsTest {
    private static final List<String> SCOPES = List.of("base", "contacts.read");
    private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");

    private final Stage stage;
    private final Installs installs;
    private final Installations installations;
    private final InstallationWatch watch;

    LaterConsentsTest(Stage stage, Installs installs, Installations installations, InstallationWatch watch) {
        this.stage = stage;
        this.installs = installs;
        this.installations = installations;
        this.watch = watch;
    }

    @Nested
    class AnotherConsent {
        @Test
        void withTheSameScopesIsTold() {
            var active = installs.active();

            installations.complete(installs.issued(active, "another-" + active.id()));

            assertThat(watch.lastType(active.id(), 3)).isEqualTo(InstallReauthorized.TYPE);
            assertThat(watch.load(active.id()).status()).isEqualTo(InstallationStatus.ACTIVE);
        }

        @Test
        void addsItsScopesToThoseOfTheOthers() {
            var active = installs.active();

            installations.complete(installs.issued(active, "more-" + active.id(), List.of("base", "reports"), LATER));

            assertThat(watch.load(active.id()).scopes()).containsExactly("base", "contacts.read", "reports");
            assertThat(watch.lastType(active.id(), 3)).isEqualTo(InstallScopesChanged.TYPE);
        }

        @Test
        void ofTheSameGrantReplacesItsScopes() {
            var active = installs.active();
            String grant = "g-" + active.id();

            installations.complete(installs.issued(active, grant, List.of("base"), LATER));
            installations.complete(installs.issued(active, grant, SCOPES, Instant.EPOCH));

            assertThat(watch.load(active.id()).scopes()).containsExactly("base");
            assertThat(watch.load(active.id()).sequence()).isEqualTo(3);
        }
    }

    @Nested
    class ARevokedGrant {
        @Test
        void leavesTheInstallationInNeedOfAConsentWhenItWasTheLast() {
            var active = installs.active();
            String grant = "g-" + active.id();

            stage.publish(revoked(active, grant));
            watch.awaitStatus(active.id(), InstallationStatus.NEEDS_REAUTHORIZATION);
            installations.revoke(revoked(active, grant));

            assertThat(watch.lastType(active.id(), 3)).isEqualTo(InstallNeedsReauthorization.TYPE);
            assertThat(installations.complete(installs.issued(active, grant))).isFalse();
            assertThat(installations.complete(installs.issued(active, "new-" + active.id())))
                    .isTrue();
            assertThat(watch.load(active.id()).status()).isEqualTo(InstallationStatus.ACTIVE);
            assertThat(watch.lastType(active.id(), 4)).isEqualTo(InstallReauthorized.TYPE);
        }

        @Test
        void takesItsScopesWithItWhereOthersLive() {
            var active = installs.active();
            installations.complete(installs.issued(active, "x-" + active.id(), List.of("reports"), LATER));

            installations.revoke(revoked(active, "g-" + active.id()));

            assertThat(watch.load(active.id()).scopes()).containsExactly("reports");
            assertThat(watch.load(active.id()).status()).isEqualTo(InstallationStatus.ACTIVE);
        }

        @Test
        void thatIsUnknownChangesNothing() {
            var active = installs.active();

            installations.revoke(revoked(active, "unknown"));

            assertThat(watch.load(active.id()).sequence()).isEqualTo(2);
        }
    }

    private static GrantRevoked revoked(Installation installation, String grantId) {
        return new GrantRevoked(
                installation.id(), installation.generation(), 5, grantId, "REVOKED_BY_APP", Instant.now());
    }
}
