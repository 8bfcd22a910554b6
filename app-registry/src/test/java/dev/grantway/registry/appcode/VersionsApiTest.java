package dev.grantway.registry.appcode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.registry.TestDeveloper;
import dev.grantway.registry.TestDevelopers;
import dev.grantway.registry.apps.Apps;
import dev.grantway.registry.apps.BasicInfo;
import dev.grantway.registry.apps.TestApps;
import dev.grantway.registry.apps.WholeApp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class VersionsApiTest {
    private final Apps apps;
    private final TestDevelopers developers;
    private final DefinitionCalls calls;
    private final ObjectMapper json;
    private TestDeveloper owner;
    private int appId;
    private String versions;

    VersionsApiTest(Apps apps, TestDevelopers developers, DefinitionCalls calls, ObjectMapper json) {
        this.apps = apps;
        this.developers = developers;
        this.calls = calls;
        this.json = json;
    }

    @BeforeEach
    void createApp() {
        owner = developers.owner();
        appId = owner.newApp(TestApps.name());
        versions = "/api/v1/apps/" + appId + "/versions";
    }

    @Test
    void listsThemInPagesWithWhoMadeThemAndWhatChanged() {
        for (int each = 0; each < 3; each++) {
            String url = "https://app.example/cb" + each;
            apps.change(appId, draft -> draft.withRedirectUris(List.of(url)));
        }

        var first = get("?limit=3");
        var second = get("?limit=3&cursor=" + first.path("next"));

        first.then()
                .statusCode(200)
                .body("versions.number", equalTo(List.of(4, 3, 2)))
                .body("versions[0].version", equalTo("1.3.0"))
                .body("versions[0].by.kind", equalTo("PLATFORM"))
                .body("versions[2].changes[0].path", equalTo("/redirectUris"));
        second.then()
                .body("versions.number", equalTo(List.of(1)))
                .body("versions[0].by.kind", equalTo("PERSON"))
                .body("versions[0].by.id", equalTo(Integer.toString(owner.userId())))
                .body("versions[0].changes", nullValue())
                .body("next", nullValue());
        assertThat(get("?limit=101").statusCode()).isEqualTo(400);
        assertThat(get("?cursor=x").statusCode()).isEqualTo(400);
        assertThat(get("?cursor=").statusCode()).isEqualTo(400);
    }

    @Test
    void rollsBackAndSaysWhatThatChanged() {
        String name = apps.find(appId).orElseThrow().name();
        get("/1").then().statusCode(200).body("definition.name", equalTo(name));
        apps.change(appId, draft -> draft.with(BasicInfo.of("Renamed", "", "", "", "")));

        rollBack(1)
                .then()
                .statusCode(200)
                .body("applied", equalTo(true))
                .body("consentVersionChanges", equalTo(false))
                .body("changes[0].path", equalTo("/name"));

        assertThat(apps.find(appId).orElseThrow().name()).isEqualTo(name);
        get("").then()
                .body("versions[0].number", equalTo(3))
                .body("versions[0].by.kind", equalTo("API_KEY"))
                .body("versions[0].by.name", equalTo("ci"));
        rollBack(1).then().statusCode(200).body("unchanged", equalTo(true));
        apps.change(appId, draft -> draft.with(BasicInfo.of("Renamed", "", "", "", "")));
        owner.newApp(name);
        rollBack(1).then().statusCode(400).body("errors[0].field", equalTo("name"));
        rollBack(9).then().statusCode(404).body("code", equalTo("NOT_FOUND"));
    }

    @Test
    void isNoBusinessOfOthers() {
        var stranger = developers.owner();
        var reader = developers.member(owner.accountId(), "READ_ONLY");

        for (String path : List.of("", "/1")) {
            calls.withKey(stranger.accountId())
                    .get(versions + path)
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("NOT_FOUND"));
        }
        assertThat(calls.withKey(stranger.accountId())
                        .post(versions + "/1/roll-back")
                        .statusCode())
                .isEqualTo(404);
        reader.json().post(versions + "/1/roll-back").then().statusCode(403).body(containsString("READ_ONLY"));
    }

    @Test
    void isReadBackAsItWasWritten() throws JsonProcessingException {
        var random = new RandomApps(new Random(7));
        for (int each = 0; each < 200; each++) {
            var app = random.next();

            assertThat(json.readValue(json.writeValueAsString(app), WholeApp.class))
                    .isEqualTo(app);
        }
    }

    private Response get(String rest) {
        return calls.withKey(owner.accountId()).get(versions + rest);
    }

    private Response rollBack(int number) {
        return calls.withKey(owner.accountId()).post(versions + "/" + number + "/roll-back");
    }
}
