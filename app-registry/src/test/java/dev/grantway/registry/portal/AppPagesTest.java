package dev.grantway.registry.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.grantway.registry.TestDeveloper;
import dev.grantway.registry.TestDevelopers;
import dev.grantway.registry.apps.Apps;
import dev.grantway.registry.apps.SecretKind;
import dev.grantway.registry.apps.TestApps;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AppPagesTest {
    private final Apps apps;
    private final TestDevelopers developers;
    private TestDeveloper owner;
    private int appId;
    private String app;

    AppPagesTest(Apps apps, TestDevelopers developers) {
        this.apps = apps;
        this.developers = developers;
    }

    @BeforeEach
    void createApp() {
        owner = developers.owner();
        appId = owner.newApp(TestApps.name());
        app = "/developer/apps/" + appId;
    }

    @Nested
    class BasicInfo {
        @Test
        void isChanged() {
            String name = TestApps.name();

            owner.post(app, Map.of("name", name, "description", "One\r\ntwo", "supportUrl", "https://app.example/help"))
                    .then()
                    .statusCode(303)
                    .header("Location", containsString("saved"));

            owner.get(app)
                    .then()
                    .statusCode(200)
                    .body(containsString(name))
                    .body(containsString("One\ntwo"))
                    .body(containsString("https://app.example/help"));
        }

        @Test
        void namesThePagesThatTheAppLeadsTo() {
            owner.post(
                            app,
                            Map.of(
                                    "name", TestApps.name(),
                                    "privacyUrl", " https://app.example/privacy ",
                                    "settingsUrl", "http://localhost:8090/settings"))
                    .then()
                    .statusCode(303);

            var links = apps.find(appId).orElseThrow().draft().info().links();
            assertThat(links.privacyUrl()).isEqualTo("https://app.example/privacy");
            assertThat(links.installUrl()).isEmpty();
            owner.get(app).then().body(containsString("value=\"http://localhost:8090/settings\""));
            owner.post(app, Map.of("name", TestApps.name(), "termsUrl", "http://evil.test/"))
                    .then()
                    .statusCode(400)
                    .body(containsString("must begin with https://"))
                    .body(containsString("value=\"http://evil.test/\""));
        }

        @Test
        void keepsWhatWasTypedWhenItIsRefused() {
            owner.post(app, Map.of("name", "", "supportPhone", "call me"))
                    .then()
                    .statusCode(400)
                    .body(containsString("The app needs a name."))
                    .body(containsString("value=\"call me\""));
        }
    }

    @Nested
    class Scopes {
        @Test
        void areOfThreeKinds() {
            owner.choose(
                    appId,
                    Map.of(
                            "scope.crm.objects.contacts.read", "required",
                            "scope.crm.objects.deals.read", "conditional",
                            "scope.content", "optional"));

            var scopes = apps.find(appId).orElseThrow().draft().scopes();
            assertThat(scopes.required()).containsExactly("oauth", "crm.objects.contacts.read");
            assertThat(scopes.conditionallyRequired()).containsExactly("crm.objects.deals.read");
            assertThat(scopes.optional()).containsExactly("content");
            assertThat(TestDeveloper.text(owner.get(app + "/auth"), "install-url-0"))
                    .endsWith("&amp;scope=oauth%20crm.objects.contacts.read&amp;optional_scope=content");
        }

        @Test
        void areUnfoldedWhereTheAppHasThem() {
            owner.choose(appId, Map.of("scope.crm.objects.deals.read", "conditional", "scope.content", "optional"));

            assertThat(owner.get(app + "/scopes").asString().replaceAll("\\s+", " "))
                    .contains("<details open> <summary><strong>Basics<")
                    .contains("<details> <summary><strong>Contacts<")
                    .contains("<details open> <summary><strong>Deals<")
                    .contains("<details open> <summary><strong>Website<");
        }

        @Test
        void areFoundByWordsAndThoseNotShownStay() {
            owner.choose(appId, Map.of("scope.content", "optional"));

            owner.get(app + "/scopes?q=DEALS")
                    .then()
                    .statusCode(200)
                    .body(containsString("scope.crm.objects.deals.read"))
                    .body(not(containsString("scope.content")));
            owner.choose(appId, Map.of("scope.crm.objects.deals.read", "required", "q", "DEALS"));

            var scopes = apps.find(appId).orElseThrow().draft().scopes();
            assertThat(scopes.required()).contains("crm.objects.deals.read");
            assertThat(scopes.optional()).containsExactly("content");
            owner.get(app + "/scopes?q=nothing-like-it").then().body(containsString("No scope has"));
        }

        @Test
        void areSearchedForWhereTheyWereOnce() {
            owner.get(app + "/auth?q=DEALS")
                    .then()
                    .statusCode(303)
                    .header("Location", containsString(app + "/scopes?saved=false&q=DEALS"));
            owner.get(app + "/auth").then().body(not(containsString("name=\"scope.")));
        }

        @Test
        void changedBySomebodyElseAreNotWrittenOver() {
            long seen = apps.find(appId).orElseThrow().revision();
            owner.get(app + "/scopes").then().body(containsString("name=\"revision\" value=\"" + seen + "\""));
            owner.choose(appId, Map.of("scope.content", "optional"));

            owner.post(app + "/scopes", Map.of("scope.content", "required", "revision", seen))
                    .then()
                    .statusCode(409)
                    .body(containsString("Somebody else changed this app"));

            assertThat(apps.find(appId).orElseThrow().draft().scopes().optional())
                    .containsExactly("content");
        }

        @Test
        void tellTheirConsentVersion() {
            owner.get(app + "/scopes").then().body(containsString("(now 1)"));
            owner.choose(appId, Map.of("scope.content", "required"));

            owner.get(app + "/scopes").then().body(containsString("(now 2)"));
        }

        @Test
        void thatDoNotExistAreRefused() {
            owner.post(app + "/scopes", Map.of("scope.crm.unknown", "required"))
                    .then()
                    .statusCode(400)
                    .body(containsString("There is no scope “crm.unknown”."));
        }

        @Test
        void keepTheChoiceThatWasRefused() {
            owner.choose(appId, Map.of("scope.crm.objects.contacts.read", "required"));
            owner.post(app + "/webhooks/subscriptions", Map.of("eventType", "contact.creation", "active", "true"));

            owner.post(app + "/scopes", Map.of("scope.crm.objects.contacts.read", "none", "scope.content", "optional"))
                    .then()
                    .statusCode(400)
                    .body(containsString("is needed by the active subscription to contact.creation"));

            assertThat(apps.find(appId).orElseThrow().draft().scopes().optional())
                    .isEmpty();
        }
    }

    @Nested
    class RedirectUrls {
        @Test
        void areOneALine() {
            owner.post(
                            app + "/auth/redirect-urls",
                            Map.of("redirectUris", "https://one.example/cb\r\n\r\n http://localhost:8090/cb "))
                    .then()
                    .statusCode(303);

            assertThat(apps.find(appId).orElseThrow().draft().redirectUris())
                    .containsExactly("https://one.example/cb", "http://localhost:8090/cb");
        }

        @Test
        void areRefusedWithTheReasonAndKept() {
            owner.post(app + "/auth/redirect-urls", Map.of("redirectUris", "https://*.app.example/cb"))
                    .then()
                    .statusCode(400)
                    .body(containsString("has a wildcard"))
                    .body(containsString("https://*.app.example/cb</textarea>"));
        }

        @Test
        void areMissedWhereThereAreNone() {
            owner.post(app + "/auth/redirect-urls", Map.of("redirectUris", ""))
                    .then()
                    .statusCode(303);

            owner.get(app + "/auth").then().body(containsString("Without a redirect URL nobody can install the app"));
        }
    }

    @Nested
    class Secrets {
        @Test
        void areReplacedWithoutABreak() {
            var page = owner.post(app + "/client-secrets", Map.of());

            page.then().statusCode(200).body(containsString("A new client secret was made."));
            String secret = TestDeveloper.text(page, "client-secret");
            owner.get(app + "/auth").then().body(not(containsString(secret)));
            owner.post(app + "/client-secrets", Map.of())
                    .then()
                    .statusCode(409)
                    .body(containsString("Two secrets are live already"));

            long older = apps.find(appId)
                    .orElseThrow()
                    .secretsOf(SecretKind.CLIENT)
                    .getFirst()
                    .id();
            String revoke = app + "/client-secrets/" + older + "/revoke";
            owner.get(revoke).then().statusCode(200).body(containsString("There is no undo."));
            owner.post(revoke, Map.of()).then().statusCode(303);
            owner.post(revoke, Map.of()).then().statusCode(404);
            assertThat(apps.find(appId).orElseThrow().secretsOf(SecretKind.CLIENT))
                    .hasSize(1);
        }

        @Test
        void endWhenTheDeveloperSays() {
            owner.post(app + "/client-secrets", Map.of());
            var secrets = apps.find(appId).orElseThrow().secretsOf(SecretKind.CLIENT);
            String end = app + "/client-secrets/" + secrets.getFirst().id() + "/end";

            owner.post(end, Map.of("in", "2d"))
                    .then()
                    .statusCode(400)
                    .body(containsString("Choose how long the secret still works."));
            owner.post(end, Map.of("in", "30d")).then().statusCode(303);
            owner.post(app + "/client-secrets/" + secrets.getLast().id() + "/end", Map.of("in", "1h"))
                    .then()
                    .statusCode(409)
                    .body(containsString("This is the newest secret."));

            assertThat(apps.find(appId)
                            .orElseThrow()
                            .secretsOf(SecretKind.CLIENT)
                            .getFirst()
                            .expiresAt())
                    .isAfter(secrets.getFirst().expiresAt());
        }

        @Test
        void signNoMoreOnceTheDeveloperSaysSo() {
            String sign = app + "/client-secrets/sign-with-newest";
            owner.post(sign, Map.of()).then().statusCode(409).body(containsString("no older client secret"));
            owner.post(app + "/client-secrets", Map.of())
                    .then()
                    .body(containsString("Signs HubSpot&#39;s headers"))
                    .body(containsString("Sign with the new one</button>"));

            owner.post(sign, Map.of()).then().statusCode(303);

            owner.get(app + "/auth")
                    .then()
                    .body(containsString("Signs no more"))
                    .body(not(containsString("Sign with the new one</button>")));
            owner.post(app + "/webhook-secrets/sign-with-newest", Map.of())
                    .then()
                    .statusCode(404);
        }

        @Test
        void ofWebhooksAreApart() {
            owner.post(app + "/webhook-secrets", Map.of())
                    .then()
                    .statusCode(200)
                    .body(containsString("whsec_"));
        }
    }

    @Nested
    class Others {
        @Test
        void doNotSeeTheApp() {
            var other = developers.owner();

            for (String path : List.of("", "/auth", "/scopes", "/webhooks", "/webhooks/stop")) {
                other.get(app + path).then().statusCode(404).body(containsString("Not found"));
            }
            other.post(app, Map.of("name", "Mine now")).then().statusCode(404);
            other.post(app + "/client-secrets", Map.of()).then().statusCode(404);
            other.post(app + "/client-secrets/1/end", Map.of("in", "1h")).then().statusCode(404);
            other.post(app + "/client-secrets/sign-with-newest", Map.of())
                    .then()
                    .statusCode(404);
            other.post(app + "/scopes", Map.of("scope.content", "required"))
                    .then()
                    .statusCode(404);
            other.get("/developer/apps/99999999999").then().statusCode(404);
        }

        @Test
        void whoLookOnSeeItAndChangeNothing() {
            var viewer = developers.member(owner.accountId(), "READ_ONLY");

            for (String path : List.of("", "/auth", "/scopes", "/webhooks")) {
                viewer.get(app + path).then().statusCode(200).body(not(containsString("class=\"primary\"")));
            }
            viewer.post(app, Map.of("name", "Mine now")).then().statusCode(403);
            viewer.post(app + "/client-secrets", Map.of()).then().statusCode(403);
            viewer.post(app + "/webhook-secrets", Map.of()).then().statusCode(403);
            viewer.post(app + "/client-secrets/1/end", Map.of("in", "1h"))
                    .then()
                    .statusCode(403);
            viewer.post(app + "/client-secrets/sign-with-newest", Map.of())
                    .then()
                    .statusCode(403);
            viewer.post(app + "/scopes", Map.of("scope.content", "required"))
                    .then()
                    .statusCode(403);
            viewer.post(app + "/auth/redirect-urls", Map.of("redirectUris", ""))
                    .then()
                    .statusCode(403);
            viewer.post(app + "/webhooks", Map.of("targetUrl", "https://x.example"))
                    .then()
                    .statusCode(403);
            viewer.post(app + "/webhooks/subscriptions", Map.of("eventType", "contact.creation"))
                    .then()
                    .statusCode(403);
            viewer.post("/developer/keys", Map.of("account", owner.accountId(), "name", "x"))
                    .then()
                    .statusCode(403);
        }
    }
}
