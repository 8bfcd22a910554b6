package dev.grantway.registry.apps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.AppLinks;
import dev.grantway.contracts.events.AppScopes;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.registry.TestDevelopers;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LinksAndConsentVersionTest {
    private static final AppLinks LINKS = new AppLinks(
            "https://app.example/install",
            null,
            "https://app.example/settings",
            "https://app.example/privacy",
            "http://localhost:8090/terms");

    private final Apps apps;
    private final TestDevelopers developers;
    private final ObjectMapper json;
    private final TopicReader topics;
    private int appId;

    LinksAndConsentVersionTest(
            Apps apps,
            TestDevelopers developers,
            ObjectMapper json,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.apps = apps;
        this.developers = developers;
        this.json = json;
        this.topics = new TopicReader(kafka);
    }

    @BeforeEach
    void register() {
        var outcome = apps.register(developers.newAccount(), TestApps.contactSync(TestApps.name()));
        appId = ((RegistrationOutcome.Registered) outcome).app().appId();
    }

    @Nested
    class Links {
        @Test
        void arePublishedAndKept() throws IOException {
            change(LinkTexts.of(LINKS));

            assertThat(json.treeToValue(snapshot(2).at("/links"), AppLinks.class))
                    .isEqualTo(LINKS);
            assertThat(apps.find(appId).orElseThrow().draft().info().links().toLinks())
                    .isEqualTo(LINKS);
        }

        @Test
        void areChecked() {
            var evil = new AppLinks("javascript:alert(1)", "http://a.example", "https://a@b.example", "x", "//y");

            assertThat(change(LinkTexts.of(evil)))
                    .isInstanceOfSatisfying(
                            ChangeOutcome.Refused.class,
                            refused -> assertThat(refused.problems())
                                    .extracting(problem -> problem.field())
                                    .containsExactly(
                                            "installUrl", "setupUrl", "settingsUrl", "privacyUrl", "termsUrl"));
        }

        private ChangeOutcome change(LinkTexts links) {
            return apps.change(appId, draft -> draft.with(draft.info().with(links)));
        }
    }

    @Nested
    class ConsentVersion {
        @Test
        void growsWithTheSetOfRequiredScopesAlone() throws IOException {
            assertThat(snapshot(1).at("/consentVersion").asInt()).isEqualTo(1);

            require(List.of("crm.objects.contacts.read", "crm.objects.deals.read"), List.of());
            require(List.of("crm.objects.deals.read", "crm.objects.contacts.read"), List.of());
            require(List.of("crm.objects.deals.read", "crm.objects.contacts.read"), List.of("content"));
            require(List.of("crm.objects.deals.read"), List.of("content"));

            assertThat(List.of(version(2), version(3), version(4), version(5))).containsExactly(2, 2, 2, 3);
            assertThat(apps.find(appId).orElseThrow().consentVersion()).isEqualTo(3);
        }

        @Test
        void staysWhereNothingOfTheScopesChanges() throws IOException {
            apps.change(appId, draft -> draft.withRedirectUris(List.of()));

            assertThat(version(2)).isEqualTo(1);
        }

        private void require(List<String> required, List<String> optional) {
            assertThat(apps.change(appId, draft -> draft.with(new AppScopes(required, List.of(), optional))))
                    .isInstanceOf(ChangeOutcome.Changed.class);
        }

        private int version(long sequence) throws IOException {
            return snapshot(sequence).at("/consentVersion").asInt();
        }
    }

    private JsonNode snapshot(long sequence) throws IOException {
        return json.readTree(topics.awaitValue(
                Topic.APPS,
                value -> value.contains("\"appId\":" + appId + ",")
                        && value.contains("\"sequence\":" + sequence + ",")));
    }
}
