package dev.grantway.registry.apps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.AppScopes;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.registry.TestDevelopers;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AppsTest {
    private static final AtomicInteger IMPORTED = new AtomicInteger(700_000);

    private final Apps apps;
    private final AppWebhooks webhooks;
    private final TestDevelopers developers;
    private final ObjectMapper json;
    private final TopicReader topics;

    AppsTest(
            Apps apps,
            AppWebhooks webhooks,
            TestDevelopers developers,
            ObjectMapper json,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.apps = apps;
        this.webhooks = webhooks;
        this.developers = developers;
        this.json = json;
        this.topics = new TopicReader(kafka);
    }

    @Nested
    class Registering {
        @Test
        void publishesASnapshotWithoutAnythingSecret() throws IOException {
            var registered = register(TestApps.contactSync(TestApps.name()));
            var secrets = registered.secrets();

            String snapshot = snapshot(registered.app(), 1).toString();

            assertThat(snapshot)
                    .contains("\"status\":\"ACTIVE\"", "\"confidential\":true", "help@app.example", "content")
                    .doesNotContain(secrets.clientSecret().orElseThrow())
                    .doesNotContain(secrets.webhookSecret().orElseThrow());
        }

        @Test
        void givesIdsThatFitHubSpotsWire() {
            assertThat(register(TestApps.contactSync(TestApps.name())).app().appId())
                    .isGreaterThan(300_000);
        }

        @Test
        void refusesANameThatTheAccountHasInAnotherCase() {
            int account = developers.newAccount();
            String name = TestApps.name();
            assertThat(apps.register(account, TestApps.contactSync(name)))
                    .isInstanceOf(RegistrationOutcome.Registered.class);

            assertThat(problems(apps.register(account, TestApps.contactSync(name.toUpperCase(Locale.ROOT)))))
                    .containsExactly("name");
            assertThat(apps.register(developers.newAccount(), TestApps.contactSync(name)))
                    .isInstanceOf(RegistrationOutcome.Registered.class);
        }

        @Test
        void refusesScopesThatAreUnknownOrOfTwoKinds() {
            var draft = TestApps.contactSync(TestApps.name())
                    .with(new AppScopes(
                            List.of("crm.objects.contacts.read", "crm.unknown"),
                            List.of(),
                            List.of("oauth", "crm.objects.contacts.read")));

            assertThat(apps.register(developers.newAccount(), draft))
                    .isInstanceOfSatisfying(
                            RegistrationOutcome.Refused.class,
                            refused -> assertThat(refused.problems())
                                    .extracting("message")
                                    .satisfiesExactlyInAnyOrder(
                                            message -> assertThat(message.toString())
                                                    .contains("“crm.unknown”"),
                                            message -> assertThat(message.toString())
                                                    .contains("oauth is there more than once"),
                                            message -> assertThat(message.toString())
                                                    .contains("crm.objects.contacts.read is there more than once")));
        }

        @Test
        void requiresOauthAlways() {
            var draft = TestApps.contactSync(TestApps.name()).with(new AppScopes(List.of(), List.of(), List.of()));

            assertThat(register(draft).app().draft().scopes().required()).containsExactly("oauth");
        }

        @Test
        void givesAPublicAppNoClientSecret() {
            var draft = new AppDraft(
                    BasicInfo.of(TestApps.name(), null, null, null, null),
                    false,
                    List.of(),
                    new AppScopes(List.of(), List.of(), List.of()));

            assertThat(register(draft).secrets().clientSecret()).isEmpty();
        }
    }

    @Nested
    class Changing {
        @Test
        void isTheNextSnapshotInOrder() throws IOException {
            var app = register(TestApps.contactSync(TestApps.name())).app();

            var outcome =
                    apps.change(app.appId(), draft -> draft.withRedirectUris(List.of("https://other.example/cb")));

            assertThat(outcome).isInstanceOf(ChangeOutcome.Changed.class);
            assertThat(snapshot(app, 2).at("/redirectUris/0").asText()).isEqualTo("https://other.example/cb");
        }

        @Test
        void publishesNothingWhenNothingChanged() throws IOException {
            var app = register(TestApps.contactSync(TestApps.name())).app();

            apps.change(app.appId(), draft -> draft);
            apps.change(app.appId(), draft -> draft.withRedirectUris(List.of()));

            assertThat(snapshot(app, 2).at("/redirectUris")).isEmpty();
        }

        @Test
        void losesNoneOfManyAtOnce() throws Exception {
            var app = register(TestApps.contactSync(TestApps.name())).app();
            int appId = app.appId();

            atOnce(8, i -> {
                var url = "https://app.example/" + i;
                apps.change(appId, draft -> draft.withRedirectUris(plus(draft.redirectUris(), url)));
            });

            assertThat(apps.find(appId).orElseThrow().draft().redirectUris()).hasSize(9);
            assertThat(snapshot(app, 9).at("/redirectUris")).hasSize(9);
        }

        @Test
        void keepsAScopeThatAnActiveSubscriptionNeeds() {
            var app = register(TestApps.contactSync(TestApps.name())).app();
            webhooks.subscribe(app.appId(), new SubscriptionDraft("contact.creation", null, true));

            var outcome = apps.change(
                    app.appId(), draft -> draft.with(new AppScopes(List.of("oauth"), List.of(), List.of())));

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            ChangeOutcome.Refused.class,
                            refused -> assertThat(refused.problems())
                                    .singleElement()
                                    .satisfies(problem -> assertThat(problem.message())
                                            .contains("crm.objects.contacts.read", "contact.creation")));
        }
    }

    @Nested
    class Importing {
        @Test
        void keepsIdsAndLeavesLaterChangesAlone() throws IOException {
            int id = IMPORTED.addAndGet(1000);
            var wanted = imported(id, developers.newAccount(), "https://app.example/hooks");

            apps.importApp(wanted);
            apps.change(id, draft -> draft.withRedirectUris(List.of()));
            apps.importApp(wanted);

            var app = apps.find(id).orElseThrow();
            assertThat(app.clientId()).isEqualTo(wanted.clientId());
            assertThat(app.draft().redirectUris()).isEmpty();
            assertThat(app.subscriptions()).hasSize(1);
            assertThat(snapshot(app, 1).at("/webhooks/targetUrl").asText()).isEqualTo("https://app.example/hooks");
        }

        @Test
        void letsNewIdsBeginAbove() {
            int id = IMPORTED.addAndGet(1000);
            apps.importApp(imported(id, developers.newAccount(), "https://app.example/hooks"));

            assertThat(register(TestApps.contactSync(TestApps.name())).app().appId())
                    .isGreaterThan(id);
        }

        @Test
        void refusesWhatTheRegisterWouldRefuse() {
            int id = IMPORTED.addAndGet(1000);

            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> apps.importApp(imported(id, developers.newAccount(), "http://app.example/hooks")))
                    .withMessageContaining("must begin with https://");
            assertThat(apps.find(id)).isEmpty();
        }

        private AppImport imported(int id, int account, String target) {
            return new AppImport(
                    id,
                    account,
                    UUID.randomUUID().toString(),
                    Optional.of("secret-" + id),
                    Optional.of("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
                    TestApps.contactSync(TestApps.name()),
                    Optional.of(new WebhooksDraft(target, 10, Optional.empty())),
                    List.of(new SubscriptionDraft("contact.creation", null, true)));
        }
    }

    private RegistrationOutcome.Registered register(AppDraft draft) {
        return (RegistrationOutcome.Registered) apps.register(developers.newAccount(), draft);
    }

    private static List<String> problems(RegistrationOutcome outcome) {
        return ((RegistrationOutcome.Refused) outcome)
                .problems().stream().map(problem -> problem.field()).toList();
    }

    private JsonNode snapshot(AppDetails app, long sequence) throws IOException {
        return json.readTree(topics.awaitValue(
                Topic.APPS,
                value -> value.contains("\"appId\":" + app.appId() + ",")
                        && value.contains("\"sequence\":" + sequence + ",")));
    }

    private static List<String> plus(List<String> list, String entry) {
        var longer = new ArrayList<>(list);
        longer.add(entry);
        return longer;
    }

    private static void atOnce(int times, IntConsumer work) throws InterruptedException, ExecutionException {
        try (var executor = Executors.newFixedThreadPool(times)) {
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < times; i++) {
                int number = i;
                running.add(executor.submit(() -> work.accept(number)));
            }
            for (var each : running) {
                each.get();
            }
        }
    }
}
