package dev.grantway.install.installation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.InstallAuthorized;
import dev.grantway.contracts.events.InstallCompleted;
import dev.grantway.contracts.events.InstallRequested;
import dev.grantway.contracts.events.InstallUninstalled;
import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.contracts.events.TokensIssued;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.removal.UninstallOutcome.NotInstalled;
import dev.grantway.install.removal.Uninstalls;
import dev.grantway.install.stage.Browser;
import dev.grantway.install.stage.Installs;
import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.Roles;
import dev.grantway.install.stage.Stage;
import dev.grantway.install.timeline.Fact;
import dev.grantway.install.timeline.Timeline;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** That an app was asked for is the first fact of the installation to come. */
@QuarkusTest
class InstallRequestedTest {
    private static final List<String> SCOPES = List.of("base", "contacts.read");

    private final Stage stage;
    private final Installs installs;
    private final Installations installations;
    private final InstallationView view;
    private final InstallationWatch watch;
    private final Timeline timeline;
    private final Uninstalls uninstalls;
    private final String kafka;

    InstallRequestedTest(
            Stage stage,
            Installs installs,
            Installations installations,
            InstallationView view,
            InstallationWatch watch,
            Timeline timeline,
            Uninstalls uninstalls,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.stage = stage;
        this.installs = installs;
        this.installations = installations;
        this.view = view;
        this.watch = watch;
        this.timeline = timeline;
        this.uninstalls = uninstalls;
        this.kafka = kafka;
    }

    @Test
    void tellsOfOneThatIsNotThereYetAndGrowsIntoTheFirstGeneration() {
        var account = Stage.account();
        var app = stage.app();
        var requester = ask(account, app);

        var wish = view.find(app.appId(), account.accountId()).orElseThrow();
        assertThat(wish.status()).isEqualTo(InstallationStatus.REQUESTED);
        assertThat(wish.generation()).isZero();
        var told = watch.awaitEvents(wish.id(), 1).getFirst();
        assertThat(TopicReader.header(told, "ce_type")).isEqualTo(InstallRequested.TYPE);
        assertThat(told.value())
                .contains(
                        "\"generation\":0",
                        "\"requestedBy\":{\"userId\":" + requester.userId() + "}",
                        "\"scopes\":[\"base\",\"contacts.read\"]")
                .doesNotContain("Please", "@customer.example");
        var admin = stage.signIn(Roles.superAdmin(account));
        assertThat(admin.open("/connected-apps?accountId=" + account.accountId())
                        .asString())
                .contains("(1 open)")
                .doesNotContain(wish.id());

        var active = installs.activate(installs.authorize(admin, Link.to(app), account));

        assertThat(active.id()).isEqualTo(wish.id());
        assertThat(active.generation()).isEqualTo(1);
        var all = watch.awaitEvents(wish.id(), 3);
        assertThat(InstallationWatch.types(all))
                .containsExactly(InstallRequested.TYPE, InstallAuthorized.TYPE, InstallCompleted.TYPE);
        assertThat(InstallationWatch.sequences(all)).containsExactly("1", "2", "3");
        assertThat(all.getLast().value()).contains("\"firstInstall\":true");
        assertThat(admin.open("/connected-apps/" + wish.id()).asString())
                .contains("An administrator was asked for it", "user " + requester.userId());
    }

    @Test
    void changesNothingOfWhatIsThereOrGone() {
        var active = installs.active();
        var account = account(active.accountId());
        var app = stage.app();
        var other = Stage.account();
        uninstalls.uninstall(active.id(), Removal.byUser(3));
        var gone = view.find(active.id()).orElseThrow();

        ask(account, installs.appOf(active));

        assertThat(view.find(active.id())).hasValueSatisfying(now -> {
            assertThat(now.status()).isEqualTo(InstallationStatus.UNINSTALLED);
            assertThat(now.generation()).isEqualTo(1);
            assertThat(now.sequence()).isEqualTo(gone.sequence());
            assertThat(now.factSequence()).isEqualTo(gone.factSequence() + 1);
        });
        assertThat(InstallationWatch.types(watch.awaitEvents(active.id(), 4)))
                .endsWith(InstallUninstalled.TYPE, InstallRequested.TYPE);

        ask(other, app);
        var wish = view.find(app.appId(), other.accountId()).orElseThrow();
        assertThat(uninstalls.uninstall(wish.id(), Removal.byUser(3))).isInstanceOf(NotInstalled.class);
        assertThat(view.ofAccount(other.accountId())).isEmpty();
        assertThat(new TopicReader(kafka)
                        .all(Topic.INSTALLATIONS).stream()
                                .filter(message -> message.key().equals(wish.id())))
                .as("nobody is told the state of what is only asked for")
                .isEmpty();
    }

    @Test
    void takesTheIdThatTokenServiceKnowsWhereItHasOne() {
        var account = Stage.account();
        var app = stage.app();
        var requester = ask(account, app);
        var wish = view.find(app.appId(), account.accountId()).orElseThrow();
        String known = "ins_" + UUID.randomUUID().toString().replace("-", "").substring(0, 22);

        var at = Instant.parse("2026-01-01T00:00:00Z");
        installations.complete(
                new TokensIssued(known, 2, 1, "g-" + known, app.appId(), account.accountId(), 7, SCOPES, at));

        assertThat(view.find(wish.id())).isEmpty();
        assertThat(view.find(known)).hasValueSatisfying(now -> {
            assertThat(now.status()).isEqualTo(InstallationStatus.ACTIVE);
            assertThat(now.generation()).isEqualTo(2);
        });
        assertThat(timeline.before(known, Timeline.NEWEST, 10).stream().map(Fact::type))
                .containsExactly(InstallCompleted.TYPE, InstallRequested.TYPE);
        assertThat(timeline.before(known, Timeline.NEWEST, 10).getLast().by()).isEqualTo(requester.userId());
    }

    private Browser ask(AccountAccess account, AppSnapshot app) {
        var requester = stage.signIn(Roles.withoutInstalls(account));
        var page = requester.toConsent(Link.to(app), account);
        assertThat(requester
                        .form(page)
                        .formParam("note", "Please")
                        .post("/oauth/consent/request")
                        .statusCode())
                .isEqualTo(303);
        return requester;
    }

    private static AccountAccess account(int id) {
        return new AccountAccess(
                id, "Account " + id, null, "STANDARD", null, List.of("pro"), "member", Stage.MEMBER, false, true);
    }
}
