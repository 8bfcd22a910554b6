package dev.grantway.registry.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.registry.TestDeveloper;
import dev.grantway.registry.TestDevelopers;
import dev.grantway.registry.apps.AppDetails;
import dev.grantway.registry.apps.Apps;
import dev.grantway.registry.apps.TestApps;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two people have the same form of an app open. */
@QuarkusTest
class TwoPeopleTest {
    private static final Pattern REVISION = Pattern.compile("name=\"revision\" value=\"([0-9]+)\"");

    private final Apps apps;
    private final TestDevelopers developers;
    private TestDeveloper first;
    private TestDeveloper second;
    private int appId;
    private String path;

    TwoPeopleTest(Apps apps, TestDevelopers developers) {
        this.apps = apps;
        this.developers = developers;
    }

    @BeforeEach
    void createApp() {
        first = developers.owner();
        second = developers.member(first.accountId(), "DEVELOPER");
        appId = first.newApp(TestApps.name());
        path = "/developer/apps/" + appId;
    }

    @Test
    void ofTheBasicInfoTheSecondIsTold() {
        String name = TestApps.name();

        String kept = bothSave(
                path,
                Map.of("name", name, "description", "By the first"),
                Map.of("name", TestApps.name(), "description", "By the second", "supportEmail", "b@app.example"));

        assertThat(kept).contains("By the second", "b@app.example");
        assertThat(app().name()).isEqualTo(name);
        assertThat(app().draft().info().description()).isEqualTo("By the first");
        assertThat(app().draft().info().supportEmail()).isEmpty();
    }

    @Test
    void ofTheDistributionTheSecondIsTold() {
        String kept = bothSave(
                path + "/distribution",
                Map.of("distribution", "LISTED"),
                Map.of("distribution", "PRIVATE", "accounts", "200001"));

        assertThat(kept).contains("value=\"PRIVATE\" checked", "200001</textarea>");
        assertThat(app().draft().distribution().kind()).isEqualTo("LISTED");
        assertThat(app().draft().distribution().accounts()).isEmpty();
    }

    @Test
    void ofTheWebhooksTargetTheSecondIsTold() {
        String kept = bothSave(
                path + "/webhooks",
                Map.of("targetUrl", "https://app.example/first", "maxConcurrentRequests", "5"),
                Map.of("targetUrl", "https://app.example/second", "maxConcurrentRequests", "7"));

        assertThat(kept).contains("https://app.example/second", "value=\"7\"");
        assertThat(app().webhooks().orElseThrow().settings().targetUrl()).isEqualTo("https://app.example/first");
    }

    @Test
    void whoSavesAgainAfterThatReplacesIt() {
        String tab = path + "/distribution";
        String seen = revision(second.get(tab));
        save(first, tab, Map.of("distribution", "LISTED"), seen);
        var told = save(second, tab, Map.of("distribution", "PRIVATE", "accounts", "200001"), seen);

        assertThat(save(second, tab, Map.of("distribution", "PRIVATE", "accounts", "200001"), revision(told))
                        .statusCode())
                .isEqualTo(303);

        assertThat(app().draft().distribution().kind()).isEqualTo("PRIVATE");
    }

    /** The page that the second gets. */
    private String bothSave(String tab, Map<String, String> byFirst, Map<String, String> bySecond) {
        String seenByFirst = revision(first.get(tab));
        String seenBySecond = revision(second.get(tab));
        assertThat(save(first, tab, byFirst, seenByFirst).statusCode()).isEqualTo(303);

        var told = save(second, tab, bySecond, seenBySecond);

        assertThat(told.statusCode()).isEqualTo(409);
        assertThat(told.asString()).contains("Somebody else changed this app since you opened the page.");
        return told.asString();
    }

    private static Response save(TestDeveloper person, String tab, Map<String, String> fields, String revision) {
        var form = new HashMap<String, String>(fields);
        form.put("revision", revision);
        return person.post(tab, form);
    }

    private static String revision(Response page) {
        var match = REVISION.matcher(page.asString());
        assertThat(match.find()).isTrue();
        return match.group(1);
    }

    private AppDetails app() {
        return apps.find(appId).orElseThrow();
    }
}
