package dev.grantway.registry.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grantway.contracts.events.ApiCallSeen;
import dev.grantway.contracts.events.EventAccount;
import dev.grantway.contracts.events.EventApp;
import dev.grantway.contracts.events.InstallationSnapshot;
import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.registry.ServiceCallers;
import dev.grantway.registry.TestDeveloper;
import dev.grantway.registry.TestDevelopers;
import dev.grantway.registry.TestTopics;
import dev.grantway.registry.apps.TestApps;
import dev.grantway.registry.installs.Installs;
import dev.grantway.registry.keys.ApiKeyOutcome;
import dev.grantway.registry.keys.DeveloperApiKeys;
import dev.grantway.registry.logos.Pictures;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each operation answers as the document says. */
@QuarkusTest
class DescribedAnswersTest {
    private static final String APPS = "/api/v1/apps";

    private static final String HUBSPOT_APP = """
            {"app": {"uid": "sync", "type": "app", "config": {"name": "Sync", "description": "Syncs.",
              "distribution": "private", "auth": {"type": "oauth", "redirectUrls": ["https://app.example/cb"],
              "requiredScopes": ["oauth"], "optionalScopes": [], "conditionallyRequiredScopes": []},
              "permittedUrls": {"fetch": ["https://api.hubapi.com"], "iframe": [], "img": []}}}}
            """;

    private final DescribedAnswers answers = new DescribedAnswers();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final TestDevelopers developers;
    private final ServiceCallers callers;
    private final TestTopics topics;
    private final Installs installs;
    private final DeveloperApiKeys keys;
    private TestDeveloper owner;
    private String key;

    DescribedAnswersTest(
            TestDevelopers developers,
            ServiceCallers callers,
            TestTopics topics,
            Installs installs,
            DeveloperApiKeys keys) {
        this.developers = developers;
        this.callers = callers;
        this.topics = topics;
        this.installs = installs;
        this.keys = keys;
    }

    @BeforeEach
    void signIn() {
        owner = developers.owner();
        key = ((ApiKeyOutcome.Issued) keys.issue(owner.accountId(), "CI")).key();
    }

    @Test
    void areThoseOfTheDocument() {
        int appId = apps();
        refusals(appId);
        definitions(appId);
        installs(appId);
        versions(appId);
        webhooks("/webhooks/v3/" + appId);
        directory();
        lives(appId);

        assertThat(OpenApiDocument.ofResource("/openapi/app-registry.yaml").operations())
                .extracting(OpenApiDocument.Operation::id)
                .containsExactlyInAnyOrderElementsOf(answers.answered());
    }

    @Test
    void areTheSameUnderEachNameOfHubSpotsApi() {
        int appId = owner.newApp(TestApps.name());
        for (var path :
                OpenApiDocument.ofResource("/openapi/app-registry.yaml").root().path("paths")) {
            for (var alias : path.path("x-also-at")) {
                String root = alias.asText().replaceFirst("\\{appId}.*", Integer.toString(appId));
                answers.check(
                        "listSubscriptions",
                        200,
                        given().queryParam("hapikey", key).get(root + "/subscriptions"));
            }
        }
        assertThat(answers.answered()).containsExactly("listSubscriptions");
    }

    private int apps() {
        var app = app(TestApps.name());
        int appId = answers.check("createApp", 201, json().body(app).post(APPS)).path("appId");
        String path = APPS + "/" + appId;
        answers.check("listApps", 200, json().get(APPS));
        answers.check("readApp", 200, json().get(path));
        answers.check("changeApp", 200, json().body(app).put(path));
        answers.check("listSecrets", 200, json().get(path + "/secrets"));
        answers.check("listSecrets", 404, json().get(APPS + "/2147483647/secrets"));
        headers(path + "/webhook-headers");
        answers.check("listScopes", 200, json().get("/api/v1/scopes"));
        answers.check("listAuditEntries", 200, json().get("/api/v1/audit?developerAccountId=" + owner.accountId()));
        answers.check(
                "setAppLogo",
                200,
                given().header("Authorization", "Bearer " + key)
                        .contentType("image/png")
                        .body(Pictures.png(300, 300))
                        .put(path + "/logo"));
        answers.check(
                "setAppLogo",
                413,
                bearer().contentType("image/png")
                        .body(new byte[2 * 1024 * 1024 + 1])
                        .put(path + "/logo"));
        answers.check("removeAppLogo", 200, json().delete(path + "/logo"));
        answers.check("removeAppLogo", 412, overtaken().delete(path + "/logo"));
        return appId;
    }

    private void headers(String path) {
        answers.check("putWebhookHeader", 200, json().body("{\"value\":\"x\"}").put(path + "/X-Api-Key"));
        answers.check("putWebhookHeader", 400, json().body("{}").put(path + "/X-Api-Key"));
        answers.check("putWebhookHeader", 400, json().body("{\"value\":\"x\"}").put(path + "/Host"));
        answers.check("listWebhookHeaders", 200, json().get(path));
        answers.check("removeWebhookHeader", 200, json().delete(path + "/x-api-key"));
        answers.check("removeWebhookHeader", 404, json().delete(path + "/x-api-key"));
    }

    private void refusals(int appId) {
        var wrong = app("x".repeat(101));
        answers.check("createApp", 400, json().body(wrong).post(APPS));
        answers.check("changeApp", 400, json().body(wrong).put(APPS + "/" + appId));
        answers.check("changeApp", 404, json().body(wrong).put(APPS + "/2147483647"));
        answers.check("readApp", 404, json().get(APPS + "/2147483647"));
        answers.check("listApps", 401, given().accept(ContentType.JSON).get(APPS));
        answers.check(
                "changeApp",
                403,
                developers
                        .member(owner.accountId(), "READ_ONLY")
                        .json()
                        .body(wrong)
                        .put(APPS + "/" + appId));
        answers.check("listAuditEntries", 400, json().get("/api/v1/audit"));
        answers.check("listAccounts", 401, given().get("/api/v1/accounts"));
        answers.check(
                "importApp",
                401,
                given().contentType(ContentType.JSON).body("{}").post(APPS + "/import"));
        answers.check("createUser", 400, operator().body("{}").post("/api/v1/users"));
        answers.check("readWebhookSettings", 404, json().get("/webhooks/v3/" + appId + "/settings"));
        answers.check("readWebhookSettings", 401, given().get("/webhooks/v3/" + appId + "/settings"));
        answers.check("createSubscription", 400, json().body("{}").post("/webhooks/v3/" + appId + "/subscriptions"));
    }

    private void definitions(int appId) {
        String path = APPS + "/" + appId + "/definition";
        String file = "name: " + TestApps.name() + "\n";
        answers.check("readDefinition", 200, bearer().get(path));
        answers.check("readDefinition", 200, bearer().accept(ContentType.JSON).get(path));
        answers.check("compareDefinition", 200, yaml().body(file).post(path + "/diff"));
        answers.check("validateDefinition", 200, yaml().body(file).post(path + "/validate"));
        answers.check("applyDefinition", 400, yaml().body("nmae: A\n").put(path));
        answers.check(
                "applyDefinition",
                412,
                yaml().header("If-Match", "\"00-YAML\"").body(file).put(path));
        answers.check("applyDefinition", 200, yaml().body(file).put(path + "?dryRun=true"));
        answers.check("convertHubSpotProject", 200, json().body(HUBSPOT_APP).post(path + "/hubspot"));
        answers.check("convertNewHubSpotProject", 200, json().body(HUBSPOT_APP).post(APPS + "/definition/hubspot"));
        String made = "name: " + TestApps.name() + "\n";
        answers.check("createAppOfDefinition", 200, yaml().body(made).post(APPS + "/definition?dryRun=true"));
        answers.check("createAppOfDefinition", 201, yaml().body(made).post(APPS + "/definition"));
    }

    private void installs(int appId) {
        String id = "ins_" + UUID.randomUUID();
        var scopes = List.of("oauth");
        topics.tell(
                new InstallationSnapshot(
                        id,
                        1,
                        1,
                        InstallationStatus.ACTIVE,
                        new EventApp(appId, "client", "1.0.0"),
                        EventAccount.own(owner.accountId(), "STANDARD"),
                        scopes,
                        now,
                        now),
                now);
        String call = UUID.randomUUID().toString();
        topics.tell(
                new ApiCallSeen(call, now, appId, owner.accountId(), id, "GET", "/crm", scopes, 403, "MISSING_SCOPES"),
                now);
        String path = APPS + "/" + appId;
        await().until(() -> installs.find(appId, id).isPresent()
                && json().get(path + "/api-calls").asString().contains("MISSING_SCOPES"));

        var list = answers.check("listInstallations", 200, json().get(path + "/installations"));
        assertThat(list.<String>path("installations[0].installationId")).isEqualTo(id);
        answers.check("listInstallations", 400, json().get(path + "/installations?limit=101"));
        answers.check("readTimeline", 200, json().get(path + "/installations/" + id + "/timeline"));
        answers.check("listApiCalls", 200, json().get(path + "/api-calls"));
    }

    private void versions(int appId) {
        String path = APPS + "/" + appId + "/versions";
        int newest = answers.check("listVersions", 200, json().get(path)).path("versions[0].number");
        answers.check("readVersion", 200, json().get(path + "/" + newest));
        answers.check("readVersion", 404, json().get(path + "/2147483647"));
        answers.check("rollBack", 200, json().post(path + "/" + newest + "/roll-back"));
        answers.check("rollBack", 412, overtaken().post(path + "/" + newest + "/roll-back"));
        answers.check("listVersions", 400, json().get(path + "?cursor="));
    }

    private void webhooks(String path) {
        String target = "{\"targetUrl\":\"https://app.example/hooks\",\"throttling\":{\"maxConcurrentRequests\":5}}";
        String subscriptions = path + "/subscriptions";
        answers.check("changeWebhookSettings", 200, json().body(target).put(path + "/settings"));
        answers.check("readWebhookSettings", 200, json().get(path + "/settings"));
        var wish = Map.of("eventType", "contact.propertyChange", "propertyName", "email");
        String id = answers.check("createSubscription", 201, json().body(wish).post(subscriptions))
                .path("id");
        String one = subscriptions + "/" + id;
        String on = "{\"active\":true}";
        answers.check("readSubscription", 200, json().get(one));
        answers.check("changeSubscription", 200, json().body(on).patch(one));
        answers.check("replaceSubscription", 200, json().body(on).put(one));
        answers.check("listSubscriptions", 200, json().get(subscriptions));
        String both = "{\"inputs\":[{\"id\":" + id + ",\"active\":false},{\"id\":2147483647,\"active\":false}]}";
        answers.check("updateSubscriptions", 207, json().body(both).post(subscriptions + "/batch/update"));
        answers.check("deleteSubscription", 204, json().delete(one));
        answers.check("readSubscription", 404, json().get(one));
        answers.check("clearWebhookSettings", 204, json().delete(path + "/settings"));
    }

    private void directory() {
        String accounts = "/api/v1/accounts";
        String users = "/api/v1/users";
        var account = Map.of("kind", "STANDARD", "name", "Globex", "domain", "globex.example");
        int accountId = answers.check(
                        "createAccount", 201, operator().body(account).post(accounts))
                .path("accountId");
        var person = Map.of("email", UUID.randomUUID() + "@globex.example", "name", "Ann", "password", "correct horse");
        int userId = answers.check("createUser", 201, operator().body(person).post(users))
                .path("userId");
        String members = accounts + "/" + accountId + "/memberships";
        var membership = Map.of("userId", userId, "role", "super-admin");
        answers.check("createUser", 409, operator().body(person).post(users));
        answers.check("listAccounts", 200, operator().get(accounts));
        answers.check("readAccount", 200, operator().get(accounts + "/" + accountId));
        answers.check("listUsers", 200, operator().get(users));
        answers.check("readUser", 200, operator().get(users + "/" + userId));
        answers.check("addMember", 201, operator().body(membership).post(members));
        answers.check("addMember", 409, operator().body(membership).post(members));
        answers.check("listMembers", 200, operator().get(members));
        answers.check("removeMember", 204, operator().delete(members + "/" + userId));
        answers.check("removeUser", 204, operator().delete(users + "/" + userId));
        answers.check("closeAccount", 204, operator().delete(accounts + "/" + accountId));
        String domain = accounts + "/" + owner.accountId() + "/verified-domain";
        answers.check("verifyDomain", 204, operator().put(domain));
        answers.check("unverifyDomain", 204, operator().delete(domain));
        invitations(users + "/invitations");
    }

    private void invitations(String path) {
        String email = UUID.randomUUID() + "@new.example";
        answers.check("invite", 201, operator().body(Map.of("email", email)).post(path));
        Number id = answers.check("listInvitations", 200, operator().get(path))
                .path("invitations.find { it.email == '" + email + "' }.invitationId");
        answers.check("revokeInvitation", 204, operator().delete(path + "/" + id));
        answers.check("revokeInvitation", 404, operator().delete(path + "/" + id));
        answers.check("listInvitations", 200, operator().get(path + "?state=REVOKED"));
        answers.check("listInvitations", 400, operator().get(path + "?state=NONE"));
    }

    private void lives(int appId) {
        String path = APPS + "/" + appId;
        var app = Map.of("name", TestApps.name(), "developerAccountId", owner.accountId());
        var moved = Map.of("clientId", UUID.randomUUID().toString(), "clientSecret", "s3cret", "app", app);
        answers.check("importApp", 201, operator().body(moved).post(APPS + "/import"));
        answers.check("disableApp", 200, operator().post(path + "/disable"));
        answers.check("enableApp", 409, json().post(path + "/enable"));
        answers.check("enableApp", 200, operator().post(path + "/enable"));
        answers.check("disableApp", 412, overtaken().post(path + "/disable"));
        answers.check("enableApp", 412, overtaken().post(path + "/enable"));
        answers.check("deleteApp", 400, json().header("If-Match", "1").delete(path));
        answers.check("deleteApp", 412, overtaken().delete(path));
        answers.check("deleteApp", 204, json().delete(path));
    }

    private RequestSpecification bearer() {
        return given().header("Authorization", "Bearer " + key);
    }

    private RequestSpecification json() {
        return bearer().contentType(ContentType.JSON);
    }

    /** Of somebody who saw the app as it never was. */
    private RequestSpecification overtaken() {
        return json().header("If-Match", "\"0\"");
    }

    private RequestSpecification operator() {
        return given().header("Authorization", callers.bearer("grantway.operator"))
                .contentType(ContentType.JSON);
    }

    private RequestSpecification yaml() {
        return bearer().config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("application/yaml", ContentType.TEXT)))
                .contentType("application/yaml");
    }

    private static Map<String, Object> app(String name) {
        return Map.of(
                "name", name,
                "redirectUris", List.of("https://app.example/cb"),
                "support", Map.of("email", "help@app.example"),
                "scopes", Map.of("required", List.of("crm.objects.contacts.read")));
    }
}
