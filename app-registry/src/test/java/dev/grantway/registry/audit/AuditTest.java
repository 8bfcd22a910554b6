package dev.grantway.registry.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.grantway.registry.ServiceCallers;
import dev.grantway.registry.TestDeveloper;
import dev.grantway.registry.TestDevelopers;
import dev.grantway.registry.apps.Apps;
import dev.grantway.registry.apps.TestApps;
import dev.grantway.registry.directory.Departures;
import dev.grantway.registry.keys.ApiKeyOutcome;
import dev.grantway.registry.keys.DeveloperApiKeys;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who did what in a developer account. */
@QuarkusTest
class AuditTest {
    private final TestDevelopers developers;
    private final Apps apps;
    private final DeveloperApiKeys keys;
    private final Departures departures;
    private final AuditLog log;
    private final ServiceCallers callers;
    private final DataSource database;
    private TestDeveloper owner;

    AuditTest(
            TestDevelopers developers,
            Apps apps,
            DeveloperApiKeys keys,
            Departures departures,
            AuditLog log,
            ServiceCallers callers,
            DataSource database) {
        this.developers = developers;
        this.apps = apps;
        this.keys = keys;
        this.departures = departures;
        this.log = log;
        this.callers = callers;
        this.database = database;
    }

    @BeforeEach
    void signIn() {
        owner = developers.owner();
    }

    @Test
    void tellsWhoCreatedAndWhoChangedAnAppAndWhatItWasBefore() {
        int appId = owner.newApp("Before");
        owner.post("/developer/apps/" + appId, Map.of("name", "After", "description", ""))
                .then()
                .statusCode(303);

        var changed = newest();

        assertThat(changed.action()).isEqualTo(AuditAction.APP_CHANGED);
        assertThat(changed.actor()).isEqualTo(new Actor.Person(owner.userId()));
        assertThat(changed.door()).isEqualTo(Door.PAGES);
        assertThat(changed.address()).isNotEmpty();
        assertThat(changed.subject()).isEqualTo(AuditSubject.app(appId, "After"));
        assertThat(changed.changes()).containsExactly(new FieldChange("app.info.name", "Before", "After"));
        assertThat(actions())
                .containsExactly(AuditAction.APP_CHANGED, AuditAction.APP_CREATED, AuditAction.MEMBER_JOINED);
    }

    @Test
    void tellsProgramsFromPeople() {
        int appId = owner.newApp(TestApps.name());
        String key = ((ApiKeyOutcome.Issued) keys.issue(owner.accountId(), "deploy")).key();
        given().contentType(ContentType.JSON)
                .queryParam("hapikey", key)
                .body("{\"targetUrl\":\"https://app.example/hooks\",\"throttling\":{\"maxConcurrentRequests\":10}}")
                .put("/webhooks/v3/" + appId + "/settings")
                .then()
                .statusCode(200);
        var byKey = newest();
        given().header("Authorization", callers.bearer("grantway.operator"))
                .post("/api/v1/apps/" + appId + "/disable")
                .then()
                .statusCode(200);
        var byOperator = newest();
        apps.change(appId, draft -> draft.withRedirectUris(List.of()));

        assertThat(byKey.action()).isEqualTo(AuditAction.WEBHOOKS_CHANGED);
        assertThat(byKey.actor())
                .isInstanceOfSatisfying(
                        Actor.ApiKey.class, by -> assertThat(by.name()).isEqualTo("deploy"));
        assertThat(byKey.door()).isEqualTo(Door.HUBSPOT_API);
        assertThat(byOperator.action()).isEqualTo(AuditAction.APP_DISABLED);
        assertThat(byOperator.actor()).isInstanceOf(Actor.Operator.class);
        assertThat(newest().actor()).isEqualTo(new Actor.Platform());
    }

    @Test
    void hasEachActionOnce() {
        int appId = owner.newApp(TestApps.name());
        String app = "/developer/apps/" + appId;
        owner.choose(appId, Map.of("scope.crm.objects.contacts.read", "required"));
        done(app + "/webhooks", Map.of("targetUrl", "https://app.example/hooks", "maxConcurrentRequests", "10"));
        done(app + "/webhooks/subscriptions", Map.of("eventType", "contact.creation"));
        int subscription =
                apps.find(appId).orElseThrow().subscriptions().getFirst().id();
        done(app + "/webhooks/subscriptions/" + subscription + "/activate", Map.of());
        done(app + "/webhooks/subscriptions/" + subscription + "/activate", Map.of()); // which changes nothing
        done(app + "/webhooks/subscriptions/" + subscription + "/delete", Map.of());
        owner.post(app + "/client-secrets", Map.of()).then().statusCode(200);
        long older = apps.find(appId).orElseThrow().secrets().getFirst().id();
        done(app + "/client-secrets/sign-with-newest", Map.of());
        done(app + "/client-secrets/" + older + "/end", Map.of("in", "24h"));
        done(app + "/client-secrets/" + older + "/revoke", Map.of());
        owner.post("/developer/keys", Map.of("account", owner.accountId(), "name", "CI"))
                .then()
                .statusCode(201);
        long keyId = keys.list(owner.accountId()).getFirst().id();
        done("/developer/keys/" + keyId + "/delete?account=" + owner.accountId(), Map.of());
        done("/developer/test-accounts", Map.of("account", owner.accountId(), "name", "Trial"));
        var member = developers.member(owner.accountId(), "DEVELOPER");
        String team = "/developer/team/members/" + member.userId();
        done(team + "/role", Map.of("account", owner.accountId(), "role", "READ_ONLY"));
        done(team + "/remove?account=" + owner.accountId(), Map.of());

        assertThat(actions())
                .containsExactly(
                        AuditAction.MEMBER_REMOVED,
                        AuditAction.ROLE_CHANGED,
                        AuditAction.MEMBER_JOINED,
                        AuditAction.TEST_ACCOUNT_MADE,
                        AuditAction.API_KEY_DELETED,
                        AuditAction.API_KEY_MADE,
                        AuditAction.SECRET_REVOKED,
                        AuditAction.SECRET_END_SET,
                        AuditAction.SIGNING_SECRET_CHANGED,
                        AuditAction.SECRET_MADE,
                        AuditAction.SUBSCRIPTION_DELETED,
                        AuditAction.SUBSCRIPTION_CHANGED,
                        AuditAction.SUBSCRIPTION_ADDED,
                        AuditAction.WEBHOOKS_CHANGED,
                        AuditAction.APP_CHANGED,
                        AuditAction.APP_CREATED,
                        AuditAction.MEMBER_JOINED);
    }

    @Test
    void hasNothingOfWhatWasRefusedOrUndone() {
        int appId = owner.newApp(TestApps.name());
        var before = actions();
        owner.post("/developer/apps/" + appId, Map.of("name", "")).then().statusCode(400);
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    apps.change(appId, draft -> draft.withRedirectUris(List.of()));
                    throw new IllegalStateException("undone");
                }))
                .hasMessageContaining("undone");

        assertThat(actions()).isEqualTo(before);
    }

    @Test
    void hasNoSecret() {
        var made = owner.createApp(TestApps.name());
        String secret = TestDeveloper.text(made, "client-secret");
        String key = ((ApiKeyOutcome.Issued) keys.issue(owner.accountId(), "CI")).key();

        String all = owner.get("/developer/audit/export.ndjson?account=" + owner.accountId())
                .asString();

        assertThat(all)
                .contains("API_KEY_MADE", "APP_CREATED")
                .doesNotContain(secret)
                .doesNotContain(key);
    }

    @Test
    void isAppendOnlyInTheDatabase() {
        owner.newApp(TestApps.name());

        for (String sql : List.of(
                "UPDATE audit_entry SET subject_name = 'x' WHERE developer_account_id = " + owner.accountId(),
                "DELETE FROM audit_entry WHERE developer_account_id = " + owner.accountId(),
                "TRUNCATE audit_entry")) {
            assertThatThrownBy(() -> run(sql)).isInstanceOf(SQLException.class).hasMessageContaining("append-only");
        }
    }

    @Test
    void forgetsFromWhereWhenItsPersonIsRemovedAndNoMore() {
        var member = developers.member(owner.accountId(), "OWNER");
        int appId = member.newApp(TestApps.name());
        assertThat(newest().address()).isNotEmpty();

        assertThat(departures.remove(member.userId())).isTrue();

        var created = log.find(AuditQuery.all(owner.accountId()), 10).entries().stream()
                .filter(entry -> entry.action() == AuditAction.APP_CREATED)
                .findFirst()
                .orElseThrow();
        assertThat(created.address()).isEmpty();
        assertThat(created.subject().appId()).hasValue(appId);
        owner.get("/developer/audit?account=" + owner.accountId())
                .then()
                .body(containsString("Somebody who is gone (" + member.userId() + ")"));
    }

    @Test
    void isReadInPagesByFilterAndByEverybodyInTheAccount() {
        int appId = owner.newApp("Lots");
        for (int i = 0; i < 60; i++) {
            int each = i;
            apps.change(appId, draft -> draft.withRedirectUris(List.of("https://app.example/cb" + each)));
        }
        var viewer = developers.member(owner.accountId(), "READ_ONLY");
        String page = "/developer/audit?account=" + owner.accountId();

        viewer.get(page)
                .then()
                .statusCode(200)
                .body(containsString("cb59"), containsString("Older"), not(containsString("cb3<")));
        viewer.get(page + "&group=TEAM")
                .then()
                .body(containsString("Person joined"), not(containsString("App changed")));
        viewer.get(page + "&app=1").then().body(containsString("Nothing was done that fits"));
        var first = log.find(AuditQuery.all(owner.accountId()), 50);
        var second =
                log.find(AuditQuery.all(owner.accountId()).before(first.next().orElseThrow()), 50);
        assertThat(first.entries()).hasSize(50);
        assertThat(second.entries()).hasSize(13);
        assertThat(second.next()).isEmpty();
        assertThat(viewer.get("/developer/audit/export.csv?account=" + owner.accountId())
                        .asString()
                        .lines()
                        .filter(line -> line.contains("App changed"))
                        .count())
                .isEqualTo(60);
    }

    @Test
    void showsAddressesToOwnersAlone() {
        owner.newApp(TestApps.name());
        String address = newest().address();
        String page = "/developer/audit?account=" + owner.accountId();

        owner.get(page).then().body(containsString(address));
        developers.member(owner.accountId(), "DEVELOPER").get(page).then().body(not(containsString(address)));
    }

    @Test
    void isReadByProgramsPageByPage() {
        owner.newApp(TestApps.name());
        String key = ((ApiKeyOutcome.Issued) keys.issue(owner.accountId(), "CI")).key();

        var first = api(key, "?limit=1&developerAccountId=" + owner.accountId());
        var next = api(key, "?limit=100&developerAccountId=" + owner.accountId() + "&cursor=" + first.path("next"));

        assertThat(first.<String>path("entries[0].action")).isEqualTo("API_KEY_MADE");
        assertThat(next.<List<String>>path("entries.action")).containsExactly("APP_CREATED", "MEMBER_JOINED");
        assertThat(next.<Object>path("next")).isNull();
        assertThat(api(key, "?developerAccountId=" + owner.accountId() + "&limit=101")
                        .statusCode())
                .isEqualTo(400);
        for (String cursor : List.of("x", "")) {
            assertThat(api(key, "?developerAccountId=" + owner.accountId() + "&cursor=" + cursor)
                            .statusCode())
                    .isEqualTo(400);
        }
        assertThat(api(key, "").statusCode()).isEqualTo(400);
    }

    @Test
    void isNoBusinessOfOthers() {
        var stranger = developers.owner();
        String key = ((ApiKeyOutcome.Issued) keys.issue(stranger.accountId(), "CI")).key();

        assertThat(stranger.get("/developer/audit?account=" + owner.accountId()).statusCode())
                .isEqualTo(404);
        assertThat(stranger.get("/developer/audit/export.csv?account=" + owner.accountId())
                        .statusCode())
                .isEqualTo(404);
        assertThat(api(key, "?developerAccountId=" + owner.accountId()).statusCode())
                .isEqualTo(404);
        given().header("Authorization", callers.bearer("grantway.operator"))
                .get("/api/v1/audit?developerAccountId=" + owner.accountId())
                .then()
                .statusCode(200);
    }

    private io.restassured.response.Response api(String key, String query) {
        return given().header("Authorization", "Bearer " + key).get("/api/v1/audit" + query);
    }

    private void done(String path, Map<String, ?> fields) {
        assertThat(owner.post(path, fields).statusCode()).as(path).isEqualTo(303);
    }

    private AuditEntry newest() {
        return log.find(AuditQuery.all(owner.accountId()), 1).entries().getFirst();
    }

    private List<AuditAction> actions() {
        return log.find(AuditQuery.all(owner.accountId()), 100).entries().stream()
                .map(AuditEntry::action)
                .toList();
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
