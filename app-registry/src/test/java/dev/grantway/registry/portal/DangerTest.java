package dev.grantway.registry.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.grantway.contracts.events.AppStatus;
import dev.grantway.registry.TestDeveloper;
import dev.grantway.registry.TestDevelopers;
import dev.grantway.registry.apps.AppDetails;
import dev.grantway.registry.apps.Apps;
import dev.grantway.registry.apps.TestApps;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The section of an app's first tab that pauses and ends it. */
@QuarkusTest
class DangerTest {
    private final Apps apps;
    private final TestDevelopers developers;
    private TestDeveloper owner;
    private String name;
    private int appId;
    private String app;

    DangerTest(Apps apps, TestDevelopers developers) {
        this.apps = apps;
        this.developers = developers;
    }

    @BeforeEach
    void createApp() {
        owner = developers.owner();
        name = TestApps.name() + " <b>";
        appId = owner.newApp(name);
        app = "/developer/apps/" + appId;
    }

    @Test
    void asksBeforeItDisablesAndEnables() {
        owner.get(app).then().statusCode(200).body(containsString(app + "/disable"));
        owner.get(app + "/disable")
                .then()
                .statusCode(200)
                .body(containsString("Nothing is uninstalled"))
                .body(not(containsString("<b>")));
        assertThat(apps.find(appId).map(AppDetails::status)).hasValue(AppStatus.ACTIVE);

        owner.post(app + "/disable", Map.of()).then().statusCode(303);

        assertThat(apps.find(appId).map(AppDetails::status)).hasValue(AppStatus.DISABLED);
        owner.get(app + "/auth").then().body(containsString("This app is disabled"));
        owner.get(app).then().body(containsString(app + "/enable"));
        owner.get(app + "/enable").then().statusCode(200).body(containsString("keep it"));

        owner.post(app + "/enable", Map.of()).then().statusCode(303);

        assertThat(apps.find(appId).map(AppDetails::status)).hasValue(AppStatus.ACTIVE);
    }

    @Test
    void deletesOnlyWhereTheNameWasTyped() {
        owner.get(app + "/delete")
                .then()
                .statusCode(200)
                .body(containsString("uninstalled from every account"))
                .body(not(containsString("<b>")));

        owner.post(app + "/delete", Map.of("name", "Another"))
                .then()
                .statusCode(400)
                .body(containsString("value=\"Another\""));
        assertThat(apps.find(appId)).isPresent();

        owner.post(app + "/delete", Map.of("name", " " + name + " ")).then().statusCode(303);

        assertThat(apps.find(appId)).isEmpty();
        owner.get(app + "/delete").then().statusCode(404);
        owner.get("/developer/apps").then().statusCode(200).body(not(containsString("" + appId)));
    }

    @Test
    void isNotForThoseWhoLookOnNorForStrangers() {
        var viewer = developers.member(owner.accountId(), "READ_ONLY");
        var stranger = developers.owner();

        viewer.get(app).then().statusCode(200).body(not(containsString(app + "/delete")));
        viewer.post(app + "/disable", Map.of()).then().statusCode(403);
        viewer.post(app + "/delete", Map.of("name", name)).then().statusCode(403);
        stranger.get(app + "/delete").then().statusCode(404);
        stranger.get(app + "/disable").then().statusCode(404);
        stranger.post(app + "/disable", Map.of()).then().statusCode(404);
        stranger.post(app + "/enable", Map.of()).then().statusCode(404);
        stranger.post(app + "/delete", Map.of("name", name)).then().statusCode(404);
        assertThat(apps.find(appId).map(AppDetails::status)).hasValue(AppStatus.ACTIVE);
    }
}
