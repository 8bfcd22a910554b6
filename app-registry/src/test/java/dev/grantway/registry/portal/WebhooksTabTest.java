package dev.grantway.registry.portal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.grantway.registry.TestDeveloper;
import dev.grantway.registry.TestDevelopers;
import dev.grantway.registry.apps.Apps;
import dev.grantway.registry.apps.SubscriptionDetails;
import dev.grantway.registry.apps.TestApps;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WebhooksTabTest {
    private final Apps apps;
    private final TestDevelopers developers;
    private TestDeveloper owner;
    private int appId;
    private String tab;

    WebhooksTabTest(Apps apps, TestDevelopers developers) {
        this.apps = apps;
        this.developers = developers;
    }

    @BeforeEach
    void createApp() {
        owner = developers.owner();
        appId = owner.newApp(TestApps.name());
        tab = "/developer/apps/" + appId + "/webhooks";
    }

    @Test
    void sendsWebhooksToTheTargetUntilStopped() {
        owner.get(tab)
                .then()
                .statusCode(200)
                .body(containsString("Nothing is sent until a target URL is set."))
                .body(containsString("will be here"));

        send("http://localhost:8090/webhooks", "7").then().statusCode(303);
        owner.get(tab)
                .then()
                .body(containsString("http://localhost:8090/webhooks"))
                .body(containsString("value=\"7\""));
        owner.get(tab + "/stop").then().statusCode(200).body(containsString("Stop the webhooks"));
        owner.post(tab + "/stop", Map.of()).then().statusCode(303);

        assertThat(apps.find(appId).orElseThrow().webhooks()).isEmpty();
    }

    @Test
    void tellsTheAppOfItsInstallsFromWhenItIsSwitchedOnUntilItIsSwitchedOff() {
        send("https://app.example/hooks", "7").then().statusCode(303);
        assertThat(lifecycleEventsSince()).isNull();
        owner.get(tab).then().body(not(containsString("name=\"lifecycleEvents\" value=\"true\" checked")));

        tellAll("https://app.example/hooks").then().statusCode(303);
        var since = lifecycleEventsSince();
        assertThat(since).isNotNull();
        owner.get(tab).then().body(containsString("name=\"lifecycleEvents\" value=\"true\" checked"));
        tellAll("https://app.example/other").then().statusCode(303);
        assertThat(lifecycleEventsSince()).isEqualTo(since);

        send("https://app.example/hooks", "7").then().statusCode(303);
        assertThat(lifecycleEventsSince()).isNull();
    }

    @Test
    void keepsTheSwitchAsItWasTypedWhenTheTargetIsRefused() {
        tellAll("http://app.example/hooks")
                .then()
                .statusCode(400)
                .body(containsString("name=\"lifecycleEvents\" value=\"true\" checked"));
    }

    @Test
    void keepsWhatWasTypedWhenItIsRefused() {
        send("http://app.example/hooks", "many")
                .then()
                .statusCode(400)
                .body(containsString("must begin with https://"))
                .body(containsString("must be a number from 1 to 1000"))
                .body(containsString("value=\"http://app.example/hooks\""))
                .body(containsString("value=\"many\""));
    }

    @Test
    void advisesAgainstATargetThatLibrariesSignDifferently() {
        send("https://app.example/w?to=a%2Fb", "10").then().statusCode(303);

        owner.get(tab).then().body(containsString("write the plain character instead"));
    }

    @Test
    void subscribesPausesActivatesAndDeletes() {
        owner.choose(appId, Map.of("scope.crm.objects.contacts.read", "required"));
        subscribe("contact.propertyChange", "email").then().statusCode(303);
        int id = subscriptions().getFirst().id();
        String subscription = tab + "/subscriptions/" + id;

        owner.post(subscription + "/pause", Map.of()).then().statusCode(303);
        assertThat(subscriptions().getFirst().active()).isFalse();
        owner.get(tab).then().body(containsString("Paused"));
        owner.post(subscription + "/activate", Map.of()).then().statusCode(303);
        assertThat(subscriptions().getFirst().active()).isTrue();
        owner.get(subscription + "/delete").then().statusCode(200).body(containsString("contact.propertyChange"));
        owner.post(subscription + "/delete", Map.of()).then().statusCode(303);

        assertThat(subscriptions()).isEmpty();
        owner.post(subscription + "/pause", Map.of()).then().statusCode(404);
    }

    @Test
    void namesTheScopeThatAnEventNeeds() {
        owner.get(tab).then().body(containsString("deal.creation (needs crm.objects.deals.read)"));

        subscribe("deal.creation", "")
                .then()
                .statusCode(400)
                .body(containsString("needs the scope crm.objects.deals.read"))
                .body(containsString("selected>deal.creation"));
    }

    @Test
    void showsWhatTheAppReceivesOfEachEventAndHowToGetTheScope() {
        owner.choose(appId, Map.of("scope.crm.objects.contacts.read", "required"));

        owner.get(tab)
                .then()
                .body(containsString("href=\"/schemas/event-types/contact.creation.json\""))
                .body(containsString("&quot;subscriptionType&quot; : &quot;contact.creation&quot;"))
                .body(containsString("It needs the scope <code>crm.objects.deals.read</code>"))
                .body(containsString("/scopes?q=crm.objects.deals.read"))
                .body(not(containsString("/scopes?q=crm.objects.contacts.read")));
    }

    @Test
    void offersNewSubscriptionsPaused() {
        owner.get(tab).then().body(containsString("name=\"active\" value=\"true\"><span>"));
    }

    @Test
    void namesTheSubscriptionsThatKeepAScope() {
        owner.choose(appId, Map.of("scope.crm.objects.contacts.read", "required"));
        subscribe("contact.creation", "").then().statusCode(303);

        owner.post("/developer/apps/" + appId + "/scopes", Map.of("scope.crm.objects.contacts.read", "none"))
                .then()
                .statusCode(400)
                .body(containsString(
                        "crm.objects.contacts.read is needed by the active subscription to contact.creation"));
    }

    @Test
    void takesAPropertyForChangesOfPropertiesOnly() {
        owner.choose(appId, Map.of("scope.crm.objects.contacts.read", "optional"));

        subscribe("contact.creation", "email").then().statusCode(400).body(containsString("value=\"email\""));
    }

    @Test
    void anApiKeyIsShownOnceAndOpensHubSpotsApi() {
        String account = "?account=" + owner.accountId();
        owner.get("/developer/keys").then().statusCode(200).body(containsString("will be here"));

        var page = owner.post("/developer/keys", Map.of("account", owner.accountId(), "name", "Deploy"));
        page.then().statusCode(201);
        String key = TestDeveloper.text(page, "new-key");
        owner.get("/developer/keys").then().body(containsString("Deploy")).body(not(containsString(key)));
        String subscriptions = "/webhooks/v3/" + appId + "/subscriptions?hapikey=" + key;
        given().get(subscriptions).then().statusCode(200);

        var list = owner.get("/developer/keys").asString();
        String delete = list.substring(list.indexOf("/developer/keys/"), list.indexOf("/delete?") + 7) + account;
        owner.get(delete).then().statusCode(200).body(containsString("Delete the API key"));
        owner.post(delete, Map.of()).then().statusCode(303);
        given().get(subscriptions).then().statusCode(401);
    }

    private Response send(String targetUrl, String requestsAtOnce) {
        return owner.post(tab, Map.of("targetUrl", targetUrl, "maxConcurrentRequests", requestsAtOnce));
    }

    private Response tellAll(String targetUrl) {
        return owner.post(tab, Map.of("targetUrl", targetUrl, "maxConcurrentRequests", "7", "lifecycleEvents", "true"));
    }

    private @Nullable Instant lifecycleEventsSince() {
        return apps.find(appId)
                .orElseThrow()
                .webhooks()
                .orElseThrow()
                .settings()
                .lifecycleEventsSince();
    }

    private Response subscribe(String eventType, String propertyName) {
        return owner.post(
                tab + "/subscriptions", Map.of("eventType", eventType, "propertyName", propertyName, "active", "true"));
    }

    private List<SubscriptionDetails> subscriptions() {
        return apps.find(appId).orElseThrow().subscriptions();
    }
}
