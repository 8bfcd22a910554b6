package dev.grantway.registry.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.grantway.registry.TestDeveloper;
import dev.grantway.registry.TestDevelopers;
import dev.grantway.registry.apps.AppDetails;
import dev.grantway.registry.apps.Apps;
import dev.grantway.registry.apps.TestApps;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AppCodeTabTest {
    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([0-9a-f]+)\"");

    private final Apps apps;
    private final TestDevelopers developers;
    private TestDeveloper owner;
    private int appId;
    private String tab;

    AppCodeTabTest(Apps apps, TestDevelopers developers) {
        this.apps = apps;
        this.developers = developers;
    }

    @BeforeEach
    void createApp() {
        owner = developers.owner();
        appId = owner.newApp(TestApps.name());
        tab = "/developer/apps/" + appId + "/code";
    }

    @Test
    void showsTheFileAndGivesItToTakeHome() {
        owner.get(tab)
                .then()
                .statusCode(200)
                .body(containsString("yaml-language-server"))
                .body(containsString(app().name()));
        owner.browser()
                .accept("*/*")
                .get(tab + "/grantway.app.yaml")
                .then()
                .statusCode(200)
                .contentType(containsString("application/yaml"))
                .header("Content-Disposition", containsString("attachment; filename=\"grantway.app.yaml\""))
                .body(containsString(app().name()));
    }

    @Test
    void appliesWhatWasCheckedAndSeen() {
        String file = "name: \"" + app().name() + "\"\nscopes: {required: [content]}\n# <script>alert(1)</script>\n";

        var page = check(file);
        page.then()
                .statusCode(200)
                .body(containsString("/scopes/required"))
                .body(containsString("Consent version changes: yes."))
                .body(containsString("&lt;script&gt;"))
                .body(not(containsString("<script>alert")));
        assertThat(app().draft().scopes().required()).containsExactly("oauth");

        apply(file, seen(page)).then().statusCode(303).header("Location", containsString("done=applied"));
        assertThat(app().draft().scopes().required()).containsExactly("oauth", "content");
        check(file).then().statusCode(200).body(containsString("Nothing: the app is as the file says."));
        owner.get(tab + "?done=applied").then().body(containsString("Applied."));
    }

    @Test
    void takesAFileInPlaceOfTheText() {
        byte[] file = ("name: \"" + app().name() + "\"\ndescription: From a file.\n").getBytes(StandardCharsets.UTF_8);

        owner.browser()
                .multiPart("csrf_token", owner.csrfToken())
                .multiPart("definition", "name: Other\n")
                .multiPart("upload", "grantway.app.yaml", file, "application/yaml")
                .post(tab + "/check")
                .then()
                .statusCode(200)
                .body(containsString("From a file."))
                .body(not(containsString("name: Other")));
    }

    @Test
    void keepsWhatWasTypedAndSaysWhereItIsWrong() {
        check("name: A\nredirectUrls: []\n")
                .then()
                .statusCode(400)
                .body(containsString("Line 2, column 1"))
                .body(containsString("Did you mean “redirectUris”?"))
                .body(containsString("redirectUrls: []\n</textarea>"))
                .body(not(containsString("/code/apply")));
        apply("name: A\nredirectUrls: []\n", "").then().statusCode(400).body(containsString("Line 2, column 1"));
    }

    @Test
    void showsTheDifferenceAnewToWhoComesSecond() {
        String file = "name: \"" + app().name() + "\"\ndescription: Mine.\n";
        String seen = seen(check(file));
        apps.change(appId, draft -> draft.withRedirectUris(List.of("https://app.example/theirs")));

        apply(file, seen)
                .then()
                .statusCode(200)
                .body(containsString("Somebody changed the app"))
                .body(containsString("https://app.example/theirs"));

        assertThat(app().draft().info().description()).isEmpty();
    }

    @Test
    void turnsHubSpotsFilesIntoOneOfOurs() {
        String hubSpot = """
                {"uid":"a","type":"app","config":{"name":"From HubSpot","permittedUrls":{},
                "auth":{"redirectUrls":["https://app.example/hs"],"requiredScopes":["oauth"]}}}""";

        owner.post(tab + "/hubspot", Map.of("appFile", hubSpot, "webhooksFile", ""))
                .then()
                .statusCode(200)
                .body(containsString("https://app.example/hs"))
                .body(containsString("/app/config/permittedUrls"));
        owner.post(tab + "/hubspot", Map.of("appFile", "{", "webhooksFile", ""))
                .then()
                .statusCode(400)
                .body(containsString("This is no JSON"));
        assertThat(app().name()).isNotEqualTo("From HubSpot");
    }

    @Test
    void isForLookingOnlyToWhoLooksOn() {
        var viewer = developers.member(owner.accountId(), "READ_ONLY");

        viewer.get(tab)
                .then()
                .statusCode(200)
                .body(containsString("readonly"))
                .body(not(containsString("/code/check")))
                .body(not(containsString("/code/hubspot")));
        viewer.post(tab + "/apply", Map.of("definition", "name: A\n", "seen", ""))
                .then()
                .statusCode(403);
        viewer.post(tab + "/hubspot", Map.of("appFile", "{}")).then().statusCode(403);
    }

    @Test
    void isNobodyElses() {
        var other = developers.owner();

        other.get(tab).then().statusCode(404);
        other.browser().accept("*/*").get(tab + "/grantway.app.yaml").then().statusCode(404);
        other.post(tab + "/apply", Map.of("definition", "name: A\n", "seen", ""))
                .then()
                .statusCode(404);
    }

    @Test
    void changesNothingForAFormOfAnotherSite() {
        owner.browser()
                .formParam("definition", "name: A\n")
                .formParam("seen", "")
                .post(tab + "/apply")
                .then()
                .statusCode(403);
        owner.browser()
                .multiPart("definition", "name: A\n")
                .post(tab + "/check")
                .then()
                .statusCode(403);
    }

    private Response check(String file) {
        return owner.browser()
                .multiPart("csrf_token", owner.csrfToken())
                .multiPart("definition", file)
                .multiPart("upload", "", new byte[0], "application/octet-stream")
                .post(tab + "/check");
    }

    private Response apply(String file, String seen) {
        return owner.post(tab + "/apply", Map.of("definition", file, "seen", seen));
    }

    private static String seen(Response page) {
        var match = SEEN.matcher(page.asString());
        assertThat(match.find()).isTrue();
        return match.group(1);
    }

    private AppDetails app() {
        return apps.find(appId).orElseThrow();
    }
}
