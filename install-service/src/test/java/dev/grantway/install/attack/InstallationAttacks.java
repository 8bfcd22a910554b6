package dev.grantway.install.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.GrantRevoked;
import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.installation.Installation;
import dev.grantway.install.installation.InstallationRemovals;
import dev.grantway.install.installation.InstallationView;
import dev.grantway.install.installation.Installations;
import dev.grantway.install.installation.Removal;
import dev.grantway.install.stage.Installs;
import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.Rights;
import dev.grantway.install.stage.Stage;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Flows that leave something behind, and consents that use what was there before. */
@Singleton
class InstallationAttacks implements AttackClass {
    private static final int ABANDONED = 500;
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    private final Installs installs;
    private final Installations installations;
    private final InstallationRemovals removals;
    private final InstallationView view;
    private final Rows rows;

    InstallationAttacks(
            Installs installs,
            Installations installations,
            InstallationRemovals removals,
            InstallationView view,
            Rows rows) {
        this.installs = installs;
        this.installations = installations;
        this.removals = removals;
        this.view = view;
        this.rows = rows;
    }

    @Override
    public Map<String, Attack> attacks() {
        return Map.of(
                "X10", this::thatLeaveRows,
                "X11", this::ofWhatIsBeingRemoved,
                "X12", this::ofWhatHadEnded);
    }

    private void thatLeaveRows(Scene scene) throws IOException {
        var account = Stage.account();
        var browser = scene.stage().signIn(account);
        var link = scene.link(scene.stage().app());
        var _ = scene.toConsent(browser, link, account); // what the directory says of a person is one row, once
        await().alias("nothing is left to be published").until(() -> rows.of("outbox") == 0);
        var before = rows.all();

        for (int i = 0; i < ABANDONED; i++) {
            var _ = scene.toConsent(browser, link, account);
        }

        assertThat(before).containsKeys("installation", "granted_flow", "outbox");
        assertThat(rows.all()).isEqualTo(before);
        scene.note(ABANDONED + " flows were opened, an account chosen in each; " + before.size()
                + " tables have as many rows as before");
    }

    private void ofWhatIsBeingRemoved(Scene scene) throws IOException {
        var account = Stage.account();
        var app = scene.stage().app();
        var installed = install(scene, app, account, List.of("base", "contacts.read"));
        var member = scene.stage().signIn(Rights.mayNotInstall(account));
        var page = scene.toConsent(member, scene.link(app), account);
        scene.neighbours().tokenServiceAway.set(true);
        try {
            var _ = removals.begin(installed.id(), Removal.byUser(3));
            assertThat(scene.grant(member, page).status()).isEqualTo(403);
        } finally {
            scene.neighbours().tokenServiceAway.set(false);
        }
        await().until(() -> view.find(installed.id()).orElseThrow().status() == InstallationStatus.UNINSTALLED);

        Scene.assertPage(scene.grant(member, page), 403, "NO_RIGHT_TO_INSTALL");

        assertThat(view.find(installed.id()).orElseThrow().generation()).isEqualTo(1);
    }

    private void ofWhatHadEnded(Scene scene) throws IOException {
        var account = Stage.account();
        var app = scene.stage().app();
        var wide = install(scene, app, account, List.of("base", "contacts.read", "contacts.write"));
        String narrow = UUID.randomUUID().toString();
        assertThat(installations.complete(
                        installs.issued(wide, narrow, List.of("base", "contacts.read"), LONG_AGO.plusSeconds(9))))
                .isTrue();
        end(wide, "g-" + wide.id());
        end(wide, narrow);
        assertThat(view.find(wide.id()).orElseThrow().status()).isEqualTo(InstallationStatus.NEEDS_REAUTHORIZATION);
        var member = scene.stage().signIn(Rights.mayNotInstall(account));

        var link = scene.link(app);
        Scene.assertPage(
                scene.choose(
                        member, scene.open(member, link.with("scope", "base+contacts.read+contacts.write")), account),
                403,
                "NO_RIGHT_TO_INSTALL");
        assertThat(scene.toConsent(member, link, account).body()).contains("has lost its access");
    }

    private void end(Installation installation, String grant) {
        installations.revoke(new GrantRevoked(installation.id(), 1, 2, grant, "REVOKED_BY_APP", LONG_AGO));
    }

    private Installation install(Scene scene, AppSnapshot app, AccountAccess account, List<String> scopes) {
        var authorized = installs.authorize(scene.stage().signIn(account), Link.to(app), account);
        assertThat(installations.complete(installs.issued(authorized, "g-" + authorized.id(), scopes, LONG_AGO)))
                .isTrue();
        return view.find(authorized.id()).orElseThrow();
    }
}
