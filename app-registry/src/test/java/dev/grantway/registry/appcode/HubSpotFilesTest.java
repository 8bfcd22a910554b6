package dev.grantway.registry.appcode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.registry.TestDevelopers;
import dev.grantway.registry.apps.AppDetails;
import dev.grantway.registry.apps.Apps;
import dev.grantway.registry.apps.SubscriptionDraft;
import dev.grantway.registry.apps.TestApps;
import dev.grantway.registry.apps.WholeApp;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shapes are those of HubSpot's developer platform, 2025.2 and later. */
@QuarkusTest
class HubSpotFilesTest {
    private static final String APP = """
            {
              "uid": "contact_sync_app",
              "type": "app",
              "config": {
                "name": "Contact Sync",
                "description": "Keeps contacts in step.",
                "distribution": "marketplace",
                "auth": {
                  "type": "oauth",
                  "redirectUrls": ["https://app.example/cb", "http://localhost:3000/cb"],
                  "requiredScopes": ["oauth", "crm.objects.contacts.read"],
                  "optionalScopes": ["content"],
                  "conditionallyRequiredScopes": ["crm.objects.deals.read"]
                },
                "permittedUrls": {"fetch": ["https://api.hubapi.com"], "iframe": [], "img": []},
                "support": {
                  "supportEmail": "help@app.example",
                  "documentationUrl": "https://app.example/docs",
                  "supportUrl": "https://app.example/help",
                  "supportPhone": "+18005555555"
                }
              }
            }
            """;
    private static final String WEBHOOKS = """
            {
              "uid": "contact_sync_webhooks",
              "type": "webhooks",
              "config": {
                "settings": {"targetUrl": "https://app.example/hooks", "maxConcurrentRequests": 25},
                "subscriptions": {
                  "crmObjects": [
                    {"subscriptionType": "object.creation", "objectType": "contact", "active": true},
                    {"subscriptionType": "object.creation", "objectName": "deal", "active": false},
                    {"subscriptionType": "object.propertyChange", "objectType": "0-1", "propertyName": "email", "active": true},
                    {"subscriptionType": "object.creation", "objectType": "2-203884532", "active": true}
                  ],
                  "legacyCrmObjects": [
                    {"subscriptionType": "contact.deletion", "active": false},
                    {"subscriptionType": "contact.creation", "active": false}
                  ],
                  "hubEvents": [{"subscriptionType": "contact.privacyDeletion", "active": true}]
                }
              }
            }
            """;

    private final HubSpotFiles files;
    private final AppCode code;
    private final Apps apps;
    private final TestDevelopers developers;

    HubSpotFilesTest(HubSpotFiles files, AppCode code, Apps apps, TestDevelopers developers) {
        this.files = files;
        this.code = code;
        this.apps = apps;
        this.developers = developers;
    }

    @Test
    void becomeOneOfOurs() {
        var app = read(converted(Optional.empty(), APP, WEBHOOKS));

        var draft = app.draft();
        assertThat(draft.info().name()).isEqualTo("Contact Sync");
        assertThat(draft.info().description()).isEqualTo("Keeps contacts in step.");
        assertThat(draft.info().supportEmail()).isEqualTo("help@app.example");
        assertThat(draft.info().supportPhone()).isEqualTo("+18005555555");
        assertThat(draft.info().supportUrl()).isEqualTo("https://app.example/help");
        assertThat(draft.confidential()).isTrue();
        assertThat(draft.redirectUris()).containsExactly("https://app.example/cb", "http://localhost:3000/cb");
        assertThat(draft.scopes().required()).containsExactly("oauth", "crm.objects.contacts.read");
        assertThat(draft.scopes().conditionallyRequired()).containsExactly("crm.objects.deals.read");
        assertThat(draft.scopes().optional()).containsExactly("content");
        assertThat(app.webhooks().orElseThrow().targetUrl()).isEqualTo("https://app.example/hooks");
        assertThat(app.webhooks().orElseThrow().maxConcurrentRequests()).isEqualTo(25);
        assertThat(app.subscriptions())
                .containsExactlyInAnyOrder(
                        new SubscriptionDraft("contact.creation", null, true),
                        new SubscriptionDraft("deal.creation", null, false),
                        new SubscriptionDraft("contact.propertyChange", "email", true),
                        new SubscriptionDraft("contact.deletion", null, false));
    }

    @Test
    void sayWhatWasLeftOut() {
        var converted = converted(Optional.empty(), APP.replace("\"name\"", "\"logo\": \"x.png\", \"name\""), WEBHOOKS);

        assertThat(converted.notes())
                .extracting(HubSpotNote::field)
                .containsExactlyInAnyOrder(
                        "/app/config/logo",
                        "/app/config/distribution",
                        "/app/config/permittedUrls",
                        "/app/config/support/documentationUrl",
                        "/webhooks/config/subscriptions/crmObjects/3/subscriptionType",
                        "/webhooks/config/subscriptions/legacyCrmObjects/1/subscriptionType",
                        "/webhooks/config/subscriptions/hubEvents/0/subscriptionType");
        assertThat(converted.text()).contains("# /app/config/permittedUrls: ");
    }

    @Test
    void areAcceptedByTheRegister() {
        var text = converted(Optional.empty(), APP.replace("Contact Sync", TestApps.name()), WEBHOOKS)
                .text();

        assertThat(code.create(developers.newAccount(), CodeFile.read(bytes(text), FileFormat.YAML)))
                .isInstanceOf(NewCodeOutcome.Registered.class);
    }

    @Test
    void leaveWhatTheyKnowNothingOf() {
        var app = register();
        String before = code.write(app, FileFormat.YAML);

        var byWebhooksAlone = read(converted(Optional.of(app), "", WEBHOOKS));
        var byAppAlone = read(converted(Optional.of(app), APP, ""));

        assertThat(byWebhooksAlone.draft()).isEqualTo(app.draft());
        assertThat(byWebhooksAlone.webhooks().orElseThrow().lifecycleEvents()).contains(true);
        assertThat(byAppAlone.webhooks()).isEqualTo(WholeApp.of(app).webhooks());
        assertThat(byAppAlone.draft().info().links())
                .isEqualTo(app.draft().info().links());
        assertThat(byAppAlone.draft().tokens()).isEqualTo(app.draft().tokens());
        assertThat(code.write(apps.find(app.appId()).orElseThrow(), FileFormat.YAML))
                .isEqualTo(before);
    }

    @Test
    void writeNoYamlBesideTheirOwn() {
        String evil = WEBHOOKS.replace("contact.privacyDeletion", "x\\nname: Evil\\u0085name: Evil\\u2028name: Evil");

        assertThat(read(converted(Optional.empty(), APP, evil)).draft().info().name())
                .isEqualTo("Contact Sync");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "type": "app"          | "type": "card"      | /app/type                        | 3
            "config"               | "settings"          | /app/config                      | 1
            ["oauth", "crm.objects.contacts.read"] | "oauth" | /app/config/auth/requiredScopes | 11
            "name": "Contact Sync" | "name": ["A"]       | /app/config/name                 | 5
            "uid"                  | uid                 | /app                             | 2
            """)
    void areRefusedWithTheLineWhereTheyAreWrong(String was, String is, String pointer, int line) {
        var outcome = files.convert(Optional.empty(), APP.replace(was, is), "");

        assertThat(((HubSpotOutcome.Refused) outcome).findings()).anySatisfy(finding -> {
            assertThat(finding.field()).isEqualTo(pointer);
            assertThat(finding.line()).isEqualTo(line);
        });
    }

    @Test
    void areOneAtLeast() {
        assertThat(files.convert(Optional.empty(), " ", "")).isInstanceOf(HubSpotOutcome.Refused.class);
        assertThat(files.convert(Optional.empty(), bytes("{}"))).isInstanceOf(HubSpotOutcome.Refused.class);
        assertThat(files.convert(Optional.empty(), bytes("[]"))).isInstanceOf(HubSpotOutcome.Refused.class);
    }

    private HubSpotOutcome.Converted converted(Optional<AppDetails> app, String appFile, String webhooksFile) {
        var outcome = files.convert(app, appFile, webhooksFile);
        assertThat(outcome).isInstanceOf(HubSpotOutcome.Converted.class);
        return (HubSpotOutcome.Converted) outcome;
    }

    private static WholeApp read(HubSpotOutcome.Converted converted) {
        var file = CodeFile.read(bytes(converted.text()), FileFormat.YAML);
        assertThat(file.findings().all()).isEmpty();
        return file.wanted().orElseThrow();
    }

    private AppDetails register() {
        String text = """
                name: "%s"
                links: {privacyUrl: https://app.example/privacy}
                tokens: {refreshTokens: ROTATING, accessTokens: JWT}
                webhooks: {targetUrl: https://app.example/old, lifecycleEvents: true}
                """.formatted(TestApps.name());
        var outcome = code.create(developers.newAccount(), CodeFile.read(bytes(text), FileFormat.YAML));
        return ((NewCodeOutcome.Registered) outcome).app();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
