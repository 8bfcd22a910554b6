package dev.grantway.install.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grantway.contracts.events.GrantRevoked;
import dev.grantway.contracts.events.InstallAuthorized;
import dev.grantway.contracts.events.InstallCompleted;
import dev.grantway.contracts.events.InstallNeedsReauthorization;
import dev.grantway.contracts.events.InstallScopesChanged;
import dev.grantway.contracts.events.InstallUninstalled;
import dev.grantway.install.installation.Installations;
import dev.grantway.install.installation.Removal;
import dev.grantway.install.removal.Uninstalls;
import dev.grantway.install.stage.Installs;
import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.Stage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TimelineTest {
    private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");

    private final Stage stage;
    private final Installs installs;
    private final Installations installations;
    private final Uninstalls uninstalls;
    private final Timeline timeline;

    TimelineTest(
            Stage stage, Installs installs, Installations installations, Uninstalls uninstalls, Timeline timeline) {
        this.stage = stage;
        this.installs = installs;
        this.installations = installations;
        this.uninstalls = uninstalls;
        this.timeline = timeline;
    }

    @Test
    void holdsEachFactOnceHoweverOftenItsNewsCome() {
        var account = Stage.account();
        var browser = stage.signIn(account);
        var authorized = installs.authorize(browser, Link.to(stage.app()), account);
        String id = authorized.id();
        for (int time = 0; time < 2; time++) {
            installations.complete(installs.issued(authorized, "g-" + id));
        }
        for (int time = 0; time < 2; time++) {
            installations.complete(installs.issued(authorized, "g-" + id, List.of("base"), LATER));
        }
        for (int time = 0; time < 2; time++) {
            installations.revoke(new GrantRevoked(id, 1, 5, "g-" + id, "REVOKED_BY_APP", LATER));
        }
        for (int time = 0; time < 2; time++) {
            uninstalls.uninstall(id, Removal.byUser(42));
        }

        var facts = timeline.before(id, Timeline.NEWEST, 50);

        assertThat(facts)
                .extracting(Fact::type)
                .containsExactly(
                        InstallUninstalled.TYPE,
                        InstallNeedsReauthorization.TYPE,
                        InstallScopesChanged.TYPE,
                        InstallCompleted.TYPE,
                        InstallAuthorized.TYPE);
        assertThat(facts).extracting(Fact::sequence).containsExactly(5L, 4L, 3L, 2L, 1L);
        assertThat(facts).extracting(Fact::generation).containsOnly(1);
        assertThat(facts)
                .extracting(Fact::by)
                .containsExactly(42, null, browser.userId(), browser.userId(), browser.userId());
        assertThat(facts).extracting(Fact::reason).containsExactly("BY_USER", "REVOKED_BY_APP", null, null, null);
        assertThat(facts.get(2).scopesBefore()).containsExactly("base", "contacts.read");
        assertThat(facts.get(2).scopesAfter()).containsExactly("base");
        assertThat(facts.get(3).scopesAfter()).containsExactly("base", "contacts.read");
    }

    @Test
    void goesOnBelowASequence() {
        var active = installs.active();

        assertThat(timeline.before(active.id(), Timeline.NEWEST, 1))
                .extracting(Fact::sequence)
                .containsExactly(2L);
        assertThat(timeline.before(active.id(), 2, 5))
                .extracting(Fact::sequence)
                .containsExactly(1L);
        assertThat(timeline.before(active.id(), 1, 5)).isEmpty();
    }

    @Test
    void isWrittenWithTheChangeOrNotAtAll() {
        var active = installs.active();
        var event =
                new InstallUninstalled(active.id(), 1, 3, active.app(), active.account(), null, "BY_OPERATOR", LATER);

        assertThatThrownBy(() -> timeline.record(event, 1, LATER)).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    timeline.record(event, 1, LATER);
                    throw new IllegalStateException("the change failed");
                }))
                .hasMessageContaining("the change failed");
        assertThat(timeline.before(active.id(), Timeline.NEWEST, 5)).hasSize(2);
    }
}
