package dev.grantway.registry.appcode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.registry.TestDevelopers;
import dev.grantway.registry.apps.AppDetails;
import dev.grantway.registry.apps.Apps;
import dev.grantway.registry.apps.RegistrationOutcome;
import dev.grantway.registry.apps.SubscriptionDetails;
import dev.grantway.registry.apps.TestApps;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Applying a file. */
@QuarkusTest
class AppCodeTest {
    private final AppCode code;
    private final Apps apps;
    private final TestDevelopers developers;
    private final AppRows rows;
    private final TopicReader topics;
    private int accountId;
    private AppDetails app;

    AppCodeTest(
            AppCode code,
            Apps apps,
            TestDevelopers developers,
            AppRows rows,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.code = code;
        this.apps = apps;
        this.developers = developers;
        this.rows = rows;
        this.topics = new TopicReader(kafka);
    }

    @BeforeEach
    void registerApp() {
        accountId = developers.newAccount();
        app = register(apps.register(accountId, TestApps.contactSync(TestApps.name())));
    }

    @Test
    void isOneSnapshotForAllThatChanges() {
        var outcome = apply(file("""
                description: Other words.
                redirectUris: [https://app.example/cb, http://localhost:8090/cb]
                scopes: {required: [crm.objects.contacts.read, crm.objects.deals.read]}
                webhooks: {targetUrl: https://app.example/hooks, lifecycleEvents: true}
                subscriptions:
                  - {eventType: deal.creation}
                  - {eventType: contact.propertyChange, propertyName: email, active: false}
                """));

        var differences = ((CodeOutcome.Taken) outcome).differences();
        assertThat(differences.consentVersion()).isEqualTo(1);
        assertThat(differences.consentVersionChanges()).isTrue();
        assertThat(differences.changes())
                .extracting(Difference::path)
                .containsExactlyInAnyOrder(
                        "/description",
                        "/support",
                        "/redirectUris",
                        "/scopes/required",
                        "/scopes/optional",
                        "/webhooks",
                        "/subscriptions/deal.creation",
                        "/subscriptions/contact.propertyChange:email");
        String snapshot = snapshot(2);
        assertThat(snapshot)
                .contains("Other words.", "https://app.example/hooks", "deal.creation", "\"consentVersion\":2");
        assertThat(find(app).consentVersion()).isEqualTo(2);
        assertThat(find(app).draft().info().supportEmail()).isEmpty();
    }

    @Test
    void keepsTheSubscriptionsThatStay() {
        apply(file("""
                scopes: {required: [crm.objects.contacts.read]}
                subscriptions: [{eventType: contact.creation}, {eventType: contact.deletion}]
                """));
        var before = find(app).subscriptions();

        var outcome = apply(file("""
                scopes: {required: [crm.objects.contacts.read]}
                subscriptions: [{eventType: contact.deletion, active: false}]
                """));

        assertThat(((CodeOutcome.Taken) outcome).differences().changes())
                .extracting(Difference::path)
                .containsExactlyInAnyOrder("/subscriptions/contact.creation", "/subscriptions/contact.deletion/active");
        assertThat(find(app).subscriptions()).singleElement().satisfies(stays -> {
            assertThat(stays.id()).isEqualTo(idOf("contact.deletion", before));
            assertThat(stays.active()).isFalse();
        });
    }

    @Test
    void changesNothingWhereOneThingIsWrong() throws SQLException {
        String before = rows.of(app.appId());

        var outcome = apply(file("""
                description: Other words.
                support: {email: nobody, url: javascript:alert(1)}
                links: {privacyUrl: http://app.example/}
                confidential: false
                redirectUris: [https://app.example/cb, http://evil.example/cb, https://app.example/cb]
                tokens: {jwks: {keys: [{kty: EC, d: private}]}}
                scopes: {required: [crm.objects.contacts.read], optional: [nonsense, crm.objects.contacts.read]}
                webhooks: {targetUrl: http://169.254.169.254/, maxConcurrentRequests: 0}
                subscriptions:
                  - {eventType: contact.creation}
                  - {eventType: deal.creation}
                  - {eventType: contact.nonsense}
                  - {eventType: contact.creation, propertyName: email}
                  - {eventType: contact.creation, active: false}
                zebra: 1
                """));

        assertThat(((CodeOutcome.Refused) outcome).findings())
                .extracting(Finding::field)
                .containsExactlyInAnyOrder(
                        "/support/email",
                        "/support/url",
                        "/links/privacyUrl",
                        "/confidential",
                        "/redirectUris/1",
                        "/redirectUris/2",
                        "/tokens/jwks",
                        "/scopes/optional/0",
                        "/scopes/optional/1",
                        "/webhooks/targetUrl",
                        "/webhooks/maxConcurrentRequests",
                        "/subscriptions/1/eventType",
                        "/subscriptions/2/eventType",
                        "/subscriptions/3/propertyName",
                        "/subscriptions/4/eventType",
                        "/zebra");
        assertThat(rows.of(app.appId())).isEqualTo(before);
    }

    @Test
    void saysInWhichLineAScopeIsThatTheAppMayNotLose() {
        apply(file("""
                scopes: {required: [crm.objects.contacts.read]}
                subscriptions: [{eventType: contact.creation}]
                """));

        var outcome =
                apply("name: \"" + app.name() + "\"\nsubscriptions: [{eventType: contact.creation}]\nscopes: {}\n");

        assertThat(((CodeOutcome.Refused) outcome).findings()).singleElement().satisfies(found -> {
            assertThat(found.field()).isEqualTo("/scopes");
            assertThat(found.line()).isEqualTo(3);
            assertThat(found.message()).contains("crm.objects.contacts.read is needed by the active subscription");
        });
    }

    @Test
    void leavesASubscriptionPausedThatTheAppCouldNotHaveAnew() {
        apply(file("""
                scopes: {required: [crm.objects.contacts.read]}
                subscriptions: [{eventType: contact.creation, active: false}]
                """));
        String paused = file("subscriptions: [{eventType: contact.creation, active: false}]\n");

        assertThat(apply(paused)).isInstanceOf(CodeOutcome.Taken.class);
        assertThat(unchanged(apply(paused))).isTrue();
        assertThat(apply(paused.replace("false", "true"))).isInstanceOf(CodeOutcome.Refused.class);
    }

    @Test
    void keepsSinceWhenAnAppHearsOfItsInstalls() {
        apply(file("webhooks: {targetUrl: https://app.example/a, lifecycleEvents: true}\n"));
        var since = since();

        apply(file("webhooks: {targetUrl: https://app.example/b, lifecycleEvents: true}\n"));

        assertThat(since).isNotEmpty();
        assertThat(since()).isEqualTo(since);
        apply(file(""));
        assertThat(find(app).webhooks()).isEmpty();
    }

    @Test
    void seesThatSomebodyWasFaster() {
        String seen = code.version(app);
        apps.change(app.appId(), draft -> draft.withRedirectUris(List.of("https://app.example/other")));

        var outcome = code.apply(app.appId(), bytes(file("")), FileFormat.YAML, Optional.of(seen));

        assertThat(outcome).isInstanceOf(CodeOutcome.Overtaken.class);
        assertThat(find(app).draft().redirectUris()).containsExactly("https://app.example/other");
        assertThat(code.apply(app.appId(), bytes(file("")), FileFormat.YAML, Optional.of(code.version(find(app)))))
                .isInstanceOf(CodeOutcome.Taken.class);
    }

    @Test
    void letsAnAppHaveTheNameOfNoOther() {
        var other = register(apps.register(accountId, TestApps.contactSync(TestApps.name())));

        var outcome = apply("name: \"" + other.name() + "\"\n");

        assertThat(((CodeOutcome.Refused) outcome).findings())
                .extracting(Finding::field)
                .containsExactly("/name");
    }

    private String file(String rest) {
        return "name: \"" + app.name() + "\"\n" + rest;
    }

    private CodeOutcome apply(String text) {
        return code.apply(app.appId(), bytes(text), FileFormat.YAML, Optional.empty());
    }

    private Optional<Instant> since() {
        return find(app).webhooks().map(found -> found.settings().lifecycleEventsSince());
    }

    private String snapshot(long sequence) {
        return topics.awaitValue(
                Topic.APPS,
                value -> value.contains("\"appId\":" + app.appId() + ",")
                        && value.contains("\"sequence\":" + sequence + ","));
    }

    private static int idOf(String eventType, List<SubscriptionDetails> subscriptions) {
        return subscriptions.stream()
                .filter(each -> each.eventType().equals(eventType))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private AppDetails register(RegistrationOutcome outcome) {
        assertThat(outcome).isInstanceOf(RegistrationOutcome.Registered.class);
        return ((RegistrationOutcome.Registered) outcome).app();
    }

    private AppDetails find(AppDetails app) {
        return apps.find(app.appId()).orElseThrow();
    }

    private static boolean unchanged(CodeOutcome outcome) {
        return outcome instanceof CodeOutcome.Taken(var differences) && differences.unchanged();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
