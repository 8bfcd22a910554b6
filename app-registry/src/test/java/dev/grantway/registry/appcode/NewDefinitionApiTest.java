package dev.grantway.registry.appcode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;

import dev.grantway.registry.TestDeveloper;
import dev.grantway.registry.TestDevelopers;
import dev.grantway.registry.apps.AppQuery;
import dev.grantway.registry.apps.Apps;
import dev.grantway.registry.apps.TestApps;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Apps made of files, and files made of HubSpot's, by API. */
@QuarkusTest
class NewDefinitionApiTest {
    private static final String APPS = "/api/v1/apps";

    private final Apps apps;
    private final DefinitionCalls calls;
    private final TestDevelopers developers;
    private TestDeveloper owner;

    NewDefinitionApiTest(Apps apps, DefinitionCalls calls, TestDevelopers developers) {
        this.apps = apps;
        this.calls = calls;
        this.developers = developers;
    }

    @BeforeEach
    void signIn() {
        owner = developers.owner();
    }

    @Nested
    class Creating {
        @Test
        void answersWithTheSecretsThisOnce() {
            String file = """
                    name: "%s"
                    scopes: {required: [crm.objects.contacts.read]}
                    webhooks: {targetUrl: https://app.example/hooks}
                    subscriptions: [{eventType: contact.creation}]
                    """.formatted(TestApps.name());
            String definition = APPS + "/definition";
            int before = apps.page(AppQuery.of(owner.accountId()), 100).apps().size();

            calls.yaml(owner.accountId())
                    .queryParam("dryRun", true)
                    .body(file)
                    .post(definition)
                    .then()
                    .statusCode(200)
                    .body("changes.path", hasItem("/subscriptions"));
            assertThat(apps.page(AppQuery.of(owner.accountId()), 100).apps()).hasSize(before);
            int made = calls.yaml(owner.accountId())
                    .body(file)
                    .post(definition)
                    .then()
                    .statusCode(201)
                    .header("Location", containsString(APPS + "/"))
                    .body("clientSecret", matchesPattern("[A-Za-z0-9_-]{43}"))
                    .body("webhookSecret", matchesPattern("whsec_.+"))
                    .extract()
                    .path("appId");

            var app = apps.find(made).orElseThrow();
            assertThat(app.developerAccountId()).isEqualTo(owner.accountId());
            assertThat(app.webhooks()).isPresent();
            assertThat(app.subscriptions()).hasSize(1);
            calls.yaml(owner.accountId())
                    .body(file)
                    .post(definition)
                    .then()
                    .statusCode(400)
                    .body("errors.field", contains("/name"));
        }

        @Test
        void storesNothingWhereASubscriptionIsWrong() {
            String name = TestApps.name();

            calls.yaml(owner.accountId())
                    .body("name: \"" + name + "\"\nsubscriptions: [{eventType: contact.creation}]\n")
                    .post(APPS + "/definition")
                    .then()
                    .statusCode(400)
                    .body("errors.field", contains("/subscriptions/0/eventType"));

            assertThat(apps.page(AppQuery.of(owner.accountId()), 100).apps())
                    .noneMatch(app -> app.name().equals(name));
        }

        @Test
        void asksForTheAccountWhereThereAreTwo() {
            var ofTwo = developers.ownerOfTwo();

            DefinitionCalls.asYaml(ofTwo.json())
                    .body("name: A\n")
                    .post(APPS + "/definition")
                    .then()
                    .statusCode(400)
                    .body("detail", containsString("developerAccountId"));
            DefinitionCalls.asYaml(ofTwo.json())
                    .queryParam("developerAccountId", ofTwo.accountId())
                    .body("name: A\n")
                    .post(APPS + "/definition")
                    .then()
                    .statusCode(201);
        }
    }

    @Nested
    class FromHubSpot {
        @Test
        void becomeAFileThatCanBeApplied() {
            var files = """
                    {"app": {"uid": "a", "type": "app", "config": {"name": "%s", "distribution": "private",
                      "auth": {"type": "oauth", "redirectUrls": ["https://app.example/hs"],
                        "requiredScopes": ["oauth", "crm.objects.contacts.read"]}}},
                     "webhooks": {"uid": "w", "type": "webhooks", "config": {
                      "settings": {"targetUrl": "https://app.example/hooks", "maxConcurrentRequests": 5},
                      "subscriptions": {"crmObjects": [
                        {"subscriptionType": "object.creation", "objectType": "contact", "active": true}]}}}}""".formatted("HubSpot " + UUID.randomUUID());

            calls.withKey(owner.accountId())
                    .contentType(ContentType.JSON)
                    .body(files)
                    .post(APPS + "/definition/hubspot")
                    .then()
                    .statusCode(200)
                    .contentType(ContentType.JSON)
                    .body("definition.subscriptions[0].eventType", equalTo("contact.creation"))
                    .body("notes.field", contains("/app/config/distribution"));
            int appId = owner.newApp(TestApps.name());
            String path = APPS + "/" + appId + "/definition";
            String yaml = calls.withKey(owner.accountId())
                    .contentType(ContentType.JSON)
                    .accept("application/yaml")
                    .body(files)
                    .post(path + "/hubspot")
                    .then()
                    .statusCode(200)
                    .contentType(containsString("application/yaml"))
                    .extract()
                    .asString();

            calls.yaml(owner.accountId())
                    .body(yaml)
                    .put(path)
                    .then()
                    .statusCode(200)
                    .body("applied", equalTo(true));
            assertThat(apps.find(appId).orElseThrow().draft().redirectUris()).containsExactly("https://app.example/hs");
        }

        @Test
        void areRefusedWithTheirPlace() {
            calls.withKey(owner.accountId())
                    .contentType(ContentType.JSON)
                    .body("{\"app\": {\"type\": \"app\", \"config\": {\"name\": 7}}}")
                    .post(APPS + "/definition/hubspot")
                    .then()
                    .statusCode(400)
                    .body("errors.field", contains("/app/config/name"));
        }
    }
}
