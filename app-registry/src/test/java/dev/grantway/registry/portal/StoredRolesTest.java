package dev.grantway.registry.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.registry.TestDeveloper;
import dev.grantway.registry.TestDevelopers;
import dev.grantway.registry.apps.AppQuery;
import dev.grantway.registry.apps.Apps;
import dev.grantway.registry.apps.TestApps;
import dev.grantway.registry.keys.DeveloperApiKeys;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What changes something goes by the stored roles, also while the token still says otherwise. */
@QuarkusTest
class StoredRolesTest {
    private final Apps apps;
    private final DeveloperApiKeys keys;
    private final TestDevelopers developers;
    private TestDeveloper developer;
    private int appId;

    StoredRolesTest(Apps apps, DeveloperApiKeys keys, TestDevelopers developers) {
        this.apps = apps;
        this.keys = keys;
        this.developers = developers;
    }

    @BeforeEach
    void createApp() {
        developer = developers.member(developers.newAccount(), "DEVELOPER");
        appId = developer.newApp(TestApps.name());
    }

    @Test
    void whoWasTakenOutChangesNothing() {
        var before = apps.find(appId).orElseThrow();

        developers.leave(developer);

        assertThat(answers()).allSatisfy((_, status) -> assertThat(status).isEqualTo(404));
        assertUnchanged(before.changedAt());
    }

    @Test
    void whoMayOnlyLookOnNowChangesNothing() {
        var before = apps.find(appId).orElseThrow();

        developers.changeRole(developer, "READ_ONLY");

        assertThat(answers()).allSatisfy((_, status) -> assertThat(status).isEqualTo(403));
        assertUnchanged(before.changedAt());
    }

    @Test
    void whoMayChangeNowNeedNotSignInAnew() {
        var viewer = developers.member(developer.accountId(), "READ_ONLY");

        developers.changeRole(viewer, "DEVELOPER");

        viewer.post("/developer/apps/" + appId + "/client-secrets", Map.of())
                .then()
                .statusCode(200);
    }

    /** The status of the answer to each act. */
    private Map<String, Integer> answers() {
        String app = "/developer/apps/" + appId;
        Map<String, ?> account = Map.of("account", developer.accountId(), "name", "x");
        Map<String, Map<String, ?>> acts = Map.of(
                "/developer/keys",
                account,
                "/developer/apps",
                account,
                app,
                Map.of("name", "Mine"),
                app + "/client-secrets",
                Map.of(),
                app + "/webhook-secrets",
                Map.of(),
                app + "/auth/redirect-urls",
                Map.of("redirectUris", "https://mine.example/cb"),
                app + "/scopes",
                Map.of("scope.content", "required"),
                app + "/webhooks",
                Map.of("targetUrl", "https://mine.example/hooks"));
        var answers = new LinkedHashMap<String, Integer>();
        acts.forEach(
                (path, fields) -> answers.put(path, developer.post(path, fields).statusCode()));
        String body = "{\"name\": \"Mine\", \"developerAccountId\": " + developer.accountId() + "}";
        answers.put(
                "POST apps", developer.json().body(body).post("/api/v1/apps").statusCode());
        answers.put(
                "PUT app",
                developer.json().body(body).put("/api/v1/apps/" + appId).statusCode());
        return answers;
    }

    private void assertUnchanged(Instant changedAt) {
        assertThat(apps.find(appId).orElseThrow().changedAt()).isEqualTo(changedAt);
        assertThat(apps.page(AppQuery.of(developer.accountId()), 100).apps()).hasSize(1);
        assertThat(keys.list(developer.accountId())).isEmpty();
    }
}
