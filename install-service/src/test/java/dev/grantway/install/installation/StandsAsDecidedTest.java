package dev.grantway.install.installation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.events.EventScopes;
import dev.grantway.contracts.events.GrantRevoked;
import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.install.catalog.AppCatalog;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.directory.Person;
import dev.grantway.install.removal.Uninstalls;
import dev.grantway.install.stage.Installs;
import dev.grantway.install.stage.Neighbours;
import dev.grantway.install.stage.Stage;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A consent counts for how the app stood when the person's rights were looked at, and for nothing else. */
@QuarkusTest
@Tag("X11")
class StandsAsDecidedTest {
    private static final List<String> SCOPES = List.of("base", "contacts.read");
    private static final int MEMBER = 7;

    private final Installs installs;
    private final Installations installations;
    private final PresentInstallations present;
    private final InstallationView view;
    private final Uninstalls uninstalls;
    private final Neighbours neighbours;
    private final AppCatalog apps;

    StandsAsDecidedTest(
            Installs installs,
            Installations installations,
            PresentInstallations present,
            InstallationView view,
            Uninstalls uninstalls,
            Neighbours neighbours,
            AppCatalog apps) {
        this.installs = installs;
        this.installations = installations;
        this.present = present;
        this.view = view;
        this.uninstalls = uninstalls;
        this.neighbours = neighbours;
        this.apps = apps;
    }

    @Test
    void isGivenWhileNothingChanged() {
        var active = installs.active();

        assertThat(installations.authorize(consent(active))).isInstanceOf(AuthorizeOutcome.Authorized.class);
    }

    @Test
    void opensNoNewGenerationForWhoSawTheOldOne() {
        var active = installs.active();
        var decided = consent(active);

        var _ = uninstalls.uninstall(active.id(), Removal.byUser(3));

        assertThat(installations.authorize(decided)).isInstanceOf(AuthorizeOutcome.StandsOtherwise.class);
        var after = view.find(active.id()).orElseThrow();
        assertThat(after.status()).isEqualTo(InstallationStatus.UNINSTALLED);
        assertThat(after.generation()).isEqualTo(1);
    }

    @Test
    void isLookedAtAgainOnceTokenServiceHasAnswered() {
        var active = installs.active();
        var decided = consent(active);
        neighbours.beforeCode.set(() -> installations.revoke(new GrantRevoked(
                active.id(), 1, 2, "g-" + active.id(), "REVOKED_BY_APP", Instant.parse("2026-02-01T00:00:00Z"))));

        assertThat(installations.authorize(decided)).isInstanceOf(AuthorizeOutcome.StandsOtherwise.class);

        assertThat(view.find(active.id()).orElseThrow().status()).isEqualTo(InstallationStatus.NEEDS_REAUTHORIZATION);
        assertThat(installations.authorize(consent(active))).isInstanceOf(AuthorizeOutcome.Authorized.class);
    }

    /** On how the app stands now. */
    private Consent consent(Installation installation) {
        var app = apps.find(installation.app().id()).orElseThrow();
        var account = new AccountAccess(
                installation.accountId(),
                "Account",
                null,
                "STANDARD",
                null,
                List.of("pro"),
                "member",
                Stage.MEMBER,
                false,
                false);
        return new Consent(
                flowId(),
                Duration.ofSeconds(Instant.now().getEpochSecond()).toHours(),
                app,
                account,
                new Person(MEMBER, "member@customer.example", "Member"),
                Optional.empty(),
                new EventScopes(SCOPES, List.of(), List.of(), List.of()),
                present.find(app.appId(), installation.accountId(), MEMBER),
                "https://app.example/cb",
                Optional.empty(),
                Optional.empty());
    }

    private static String flowId() {
        var id = UUID.randomUUID();
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
