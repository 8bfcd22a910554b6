package dev.grantway.registry.apps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grantway.contracts.events.AppScopes;
import dev.grantway.registry.TestDevelopers;
import dev.grantway.registry.audit.Actor;
import dev.grantway.registry.checks.FieldProblem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What developers once said of their apps. */
@QuarkusTest
class AppVersionsTest {
    private final Apps apps;
    private final AppWebhooks webhooks;
    private final AppStatuses statuses;
    private final AppCredentials credentials;
    private final WholeApps wholeApps;
    private final AppVersions versions;
    private final AppRepository rows;
    private final DeletedApps deletedApps;
    private final TestDevelopers developers;
    private final DataSource database;
    private int accountId;
    private int appId;

    AppVersionsTest(
            Apps apps,
            AppWebhooks webhooks,
            AppStatuses statuses,
            AppCredentials credentials,
            WholeApps wholeApps,
            AppVersions versions,
            AppRepository rows,
            DeletedApps deletedApps,
            TestDevelopers developers,
            DataSource database) {
        this.apps = apps;
        this.webhooks = webhooks;
        this.statuses = statuses;
        this.credentials = credentials;
        this.wholeApps = wholeApps;
        this.versions = versions;
        this.rows = rows;
        this.deletedApps = deletedApps;
        this.developers = developers;
        this.database = database;
    }

    @BeforeEach
    void createApp() {
        accountId = developers.newAccount();
        appId = register(TestApps.name());
    }

    @Test
    void areMadeByEachChangeOfWhatIsSaidAndGrow() {
        redirectTo("https://app.example/one");
        webhooks.send(appId, Revision.ANY, new WebhooksDraft("https://app.example/hooks", 10, Optional.of(true)));
        webhooks.subscribe(appId, new SubscriptionDraft("contact.creation", null, true));
        require("oauth", "crm.objects.contacts.read", "crm.objects.deals.read");
        redirectTo("https://app.example/two");
        redirectTo("https://app.example/two"); // which changes nothing

        assertThat(texts()).containsExactly("2.1.0", "2.0.0", "1.3.0", "1.2.0", "1.1.0", "1.0.0");
        assertThat(all()).extracting(AppVersion::number).containsExactly(6, 5, 4, 3, 2, 1);
        assertThat(all()).extracting(AppVersion::consentVersion).containsExactly(2, 2, 1, 1, 1, 1);
        assertThat(app().version()).isEqualTo("2.1.0");
        assertThat(all().getFirst().content()).isEqualTo(WholeApp.of(app()));
        assertThat(all().getLast().content().webhooks()).isEmpty();
    }

    @Test
    void areNotMadeByStatusSecretsOrWhatWasUndone() {
        statuses.disable(appId, Revision.ANY, Authority.DEVELOPER);
        statuses.enable(appId, Revision.ANY, Authority.DEVELOPER);
        credentials.issue(appId, SecretKind.CLIENT);
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    redirectTo("https://app.example/undone");
                    throw new IllegalStateException("undone");
                }))
                .hasMessageContaining("undone");

        assertThat(texts()).containsExactly("1.0.0");
        assertThat(app().version()).isEqualTo("1.0.0");
    }

    @Test
    void beginWithHowAnOlderAppStoodBeforeItsFirstChange() throws SQLException {
        require("oauth", "crm.objects.contacts.read", "crm.objects.deals.read");
        run("DELETE FROM app_version WHERE app_id = " + appId);
        run("UPDATE app SET version = '1.0.0' WHERE id = " + appId);
        var before = WholeApp.of(app());

        webhooks.subscribe(appId, new SubscriptionDraft("contact.creation", null, true));

        assertThat(texts()).containsExactly("2.1.0", "1.0.0");
        assertThat(all().getLast().content()).isEqualTo(before);
        assertThat(all().getLast().madeBy()).isEqualTo(new Actor.Platform());
        assertThat(all().getFirst().content().subscriptions()).hasSize(1);
    }

    @Test
    void areKeptUpToTwoHundred() {
        for (int each = 0; each < AppVersions.KEPT + 2; each++) {
            redirectTo("https://app.example/cb" + each);
        }

        assertThat(all()).hasSize(AppVersions.KEPT);
        assertThat(all().getLast().number()).isEqualTo(4);
        assertThat(all().getFirst().version()).isEqualTo("1.202.0");
    }

    @Test
    void areForgottenWithTheApp() {
        redirectTo("https://app.example/one");
        assertThat(statuses.delete(appId, Revision.ANY)).isInstanceOf(DeletionOutcome.Deleted.class);
        assertThat(all()).hasSize(2);
        QuarkusTransaction.requiringNew()
                .run(() -> rows.update(
                        "changedAt = ?1 where id = ?2", Instant.now().minus(Duration.ofDays(31)), appId));

        deletedApps.sweep();

        assertThat(all()).isEmpty();
    }

    @Test
    void areRolledBackToAsNewOnes() {
        webhooks.send(appId, Revision.ANY, new WebhooksDraft("https://app.example/hooks", 7, Optional.of(true)));
        webhooks.subscribe(appId, new SubscriptionDraft("contact.creation", null, true));
        var older = all().getFirst();
        webhooks.clear(appId);
        webhooks.unsubscribe(appId, app().subscriptions().getFirst().id());
        require("oauth");

        var outcome = wholeApps.apply(appId, Revision.seen(app().revision()), older.content());

        assertThat(outcome).isInstanceOf(WholeOutcome.Taken.class);
        assertThat(WholeApp.of(app())).isEqualTo(older.content());
        assertThat(texts()).startsWith("3.0.0", "2.0.0");
        assertThat(app().consentVersion()).isEqualTo(3);
        assertThat(wholeApps.apply(appId, Revision.ANY, older.content())).isInstanceOf(WholeOutcome.Taken.class);
        assertThat(texts()).as("what is so already makes none").startsWith("3.0.0", "2.0.0");
    }

    @Test
    void areNotRolledBackToWhereTheyDoNotPassNow() {
        var older = all().getFirst();
        apps.change(appId, draft -> draft.with(BasicInfo.of(TestApps.name(), "", "", "", "")));
        int other = register(older.content().draft().info().name());

        var outcome = wholeApps.apply(appId, Revision.ANY, older.content());

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        WholeOutcome.Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(FieldProblem::field)
                                .containsExactly("name"));
        assertThat(texts()).containsExactly("1.1.0", "1.0.0");
        assertThat(apps.find(other)).isPresent();
    }

    @Test
    void areNotRolledBackToOverTheChangeOfAnother() {
        var older = all().getFirst();
        long seen = app().revision();
        redirectTo("https://app.example/theirs");

        assertThat(wholeApps.apply(appId, Revision.seen(seen), older.content()))
                .isEqualTo(new WholeOutcome.Overtaken());
        assertThat(app().draft().redirectUris()).containsExactly("https://app.example/theirs");
    }

    private int register(String name) {
        var outcome = apps.register(accountId, TestApps.contactSync(name));
        return ((RegistrationOutcome.Registered) outcome).app().appId();
    }

    private void redirectTo(String url) {
        assertThat(apps.change(appId, draft -> draft.withRedirectUris(List.of(url))))
                .isInstanceOf(ChangeOutcome.Changed.class);
    }

    private void require(String... scopes) {
        assertThat(apps.change(
                        appId, draft -> draft.with(new AppScopes(List.of(scopes), List.of(), List.of("content")))))
                .isInstanceOf(ChangeOutcome.Changed.class);
    }

    private AppDetails app() {
        return apps.find(appId).orElseThrow();
    }

    private List<String> texts() {
        return all().stream().map(AppVersion::version).toList();
    }

    private List<AppVersion> all() {
        return versions.find(appId, OptionalInt.empty(), 1_000).versions();
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
