package dev.grantway.registry.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.grantway.registry.TestDeveloper;
import dev.grantway.registry.TestDevelopers;
import dev.grantway.registry.apps.Apps;
import dev.grantway.registry.apps.TestApps;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the first tab shows of the consent page and of the line below cards. */
@QuarkusTest
class PreviewTest {
    private final Apps apps;
    private final TestDevelopers developers;
    private TestDeveloper owner;
    private int appId;
    private String app;

    PreviewTest(Apps apps, TestDevelopers developers) {
        this.apps = apps;
        this.developers = developers;
    }

    @BeforeEach
    void createApp() {
        owner = developers.owner();
        appId = owner.newApp(TestApps.name());
        app = "/developer/apps/" + appId;
    }

    @Test
    void showsWhatIsStoredInTheProductsWords() {
        owner.choose(appId, Map.of("scope.crm.objects.contacts.read", "required"));
        String name = apps.find(appId).orElseThrow().name();

        assertThat(preview(owner.get(app).asString()))
                .containsSubsequence(
                        "not verified",
                        "Install <bdi data-mirrors=\"name\">" + name + "</bdi>?",
                        "Published by <bdi>Acme ",
                        "The app will be able to",
                        "<strong>View contacts</strong>",
                        "Powered by <bdi data-mirrors=\"name\">" + name + "</bdi>")
                .doesNotContain("crm.objects.contacts.read");
    }

    @Test
    void showsWhatWasTypedWithoutScriptAndSavesNothing() {
        String name = apps.find(appId).orElseThrow().name();

        String page = owner.post(
                        app + "/preview",
                        Map.of(
                                "name", "Typed <b>name</b>",
                                "description", "Does things.",
                                "documentationUrl", "javascript:alert(1)",
                                "termsUrl", "https://app.example/terms"))
                .then()
                .statusCode(200)
                .body(containsString("Nothing is saved yet."))
                .extract()
                .asString();

        assertThat(preview(page))
                .contains(
                        ">Typed &lt;b&gt;name&lt;/b&gt;</bdi>?",
                        ">Does things.</bdi>",
                        "https://app.example/terms",
                        "<li data-part hidden><bdi data-mirrors=\"supportEmail\">")
                .doesNotContain("href", "<b>");
        assertThat(page).contains("value=\"Typed &lt;b&gt;name&lt;/b&gt;\"");
        assertThat(apps.find(appId).orElseThrow().name()).isEqualTo(name);
    }

    @Test
    void isOfOnesOwnApps() {
        developers.owner().post(app + "/preview", Map.of("name", "X")).then().statusCode(404);
    }

    @Test
    void theDocumentationIsKeptAndChecked() {
        owner.post(app, Map.of("name", TestApps.name(), "documentationUrl", " https://app.example/docs "))
                .then()
                .statusCode(303);
        owner.post(app, Map.of("name", TestApps.name(), "documentationUrl", "javascript:alert(1)"))
                .then()
                .statusCode(400)
                .body(containsString("value=\"javascript:alert(1)\""))
                .body(containsString("id=\"documentationUrl-error\""));

        assertThat(apps.find(appId).orElseThrow().draft().info().documentationUrl())
                .isEqualTo("https://app.example/docs");
        owner.json()
                .get("/api/v1/apps/" + appId)
                .then()
                .statusCode(200)
                .body("support.documentationUrl", equalTo("https://app.example/docs"));
    }

    private static String preview(String page) {
        return page.substring(page.indexOf("What customers see"), page.indexOf("id=\"danger\""));
    }
}
