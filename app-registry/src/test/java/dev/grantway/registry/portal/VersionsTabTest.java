package dev.grantway.registry.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.grantway.contracts.events.EventAccount;
import dev.grantway.contracts.events.EventApp;
import dev.grantway.contracts.events.InstallationSnapshot;
import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.registry.TestDeveloper;
import dev.grantway.registry.TestDevelopers;
import dev.grantway.registry.TestTopics;
import dev.grantway.registry.apps.Apps;
import dev.grantway.registry.apps.TestApps;
import dev.grantway.registry.installs.Installs;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class VersionsTabTest {
    private static final String DEALS = "scope.crm.objects.deals.read";

    private final Apps apps;
    private final Installs installs;
    private final TestDevelopers developers;
    private final TestTopics topics;
    private TestDeveloper owner;
    private int appId;
    private String app;

    VersionsTabTest(Apps apps, Installs installs, TestDevelopers developers, TestTopics topics) {
        this.apps = apps;
        this.installs = installs;
        this.developers = developers;
        this.topics = topics;
    }

    @BeforeEach
    void createApp() {
        owner = developers.owner();
        appId = owner.newApp(TestApps.name());
        app = "/developer/apps/" + appId;
    }

    @Test
    void tellsWhatChangedAndLeadsBack() {
        String first = apps.find(appId).orElseThrow().name();
        owner.post(app, Map.of("name", "Renamed", "description", "Never <b>mind</b>."));

        owner.get(app + "/versions")
                .then()
                .statusCode(200)
                .body(containsString("2 changes: name, description"), containsString("The first that is kept"))
                .body(containsString("1.1.0"), not(containsString("Somebody who is gone")));
        owner.get(app + "/versions/2").then().body(containsString("The app is as this version says."));
        owner.get(app + "/versions/1")
                .then()
                .statusCode(200)
                .body(containsString("Never &lt;b&gt;mind"), containsString("Roll back to this"));
        var asked = owner.get(app + "/versions/1/roll-back");
        asked.then().statusCode(200).body(containsString("nobody is asked again"), containsString(first));
        assertThat(apps.find(appId).orElseThrow().name()).isEqualTo("Renamed");

        owner.post(app + "/versions/1/roll-back", Map.of("revision", revision()))
                .then()
                .statusCode(303)
                .header("Location", containsString("/versions?done=true"));

        assertThat(apps.find(appId).orElseThrow().name()).isEqualTo(first);
        owner.get(app + "/versions?done=true")
                .then()
                .body(containsString("The app is as it was."), containsString("1.2.0"));
        owner.get(app + "/versions/1/roll-back").then().body(containsString("there is nothing to roll back"));
    }

    @Test
    void listsThemInPages() {
        for (int each = 0; each < 25; each++) {
            String url = "https://app.example/cb" + each;
            apps.change(appId, draft -> draft.withRedirectUris(List.of(url)));
        }

        owner.get(app + "/versions").then().body(containsString("?below=7"), not(containsString("1.5.0")));
        owner.get(app + "/versions?below=7")
                .then()
                .body(containsString("1.5.0"), containsString("Newest"), not(containsString("1.6.0")));
    }

    @Test
    void rollsNothingBackOverAnothersChangeOrWhatDoesNotPass() {
        String first = apps.find(appId).orElseThrow().name();
        long seen = revision();
        owner.post(app, Map.of("name", "Renamed", "description", ""));
        owner.post(app + "/versions/1/roll-back", Map.of("revision", seen))
                .then()
                .statusCode(409)
                .body(containsString("Somebody else changed this app"));
        owner.newApp(first);
        owner.post(app + "/versions/1/roll-back", Map.of("revision", revision()))
                .then()
                .statusCode(400)
                .body(containsString("Another app of this developer account has the name"));

        assertThat(apps.find(appId).orElseThrow().name()).isEqualTo("Renamed");
    }

    @Test
    void isForThoseOfTheAccountAndRollsBackForWhoMayChange() {
        owner.post(app, Map.of("name", "Renamed", "description", ""));
        var reader = developers.member(owner.accountId(), "READ_ONLY");
        var stranger = developers.owner();

        reader.get(app + "/versions/1").then().statusCode(200).body(not(containsString("Roll back to this")));
        assertThat(reader.post(app + "/versions/1/roll-back", Map.of()).statusCode())
                .isEqualTo(403);
        for (String path : List.of("/versions", "/versions/1", "/versions/1/roll-back")) {
            assertThat(stranger.get(app + path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(stranger.post(app + "/versions/1/roll-back", Map.of()).statusCode())
                .isEqualTo(404);
        for (String number : List.of("0", "3", "99999999999")) {
            assertThat(owner.get(app + "/versions/" + number).statusCode())
                    .as(number)
                    .isEqualTo(404);
        }
        assertThat(apps.find(appId).orElseThrow().name()).isEqualTo("Renamed");
    }

    @Test
    void savesOtherRequiredScopesOnlyAfterItSaidWhomItConcerns() {
        installed(2);

        var asked = choose("");
        asked.then()
                .statusCode(200)
                .body(containsString("2 installs will be asked again"), containsString("Required from now on:"))
                .body(containsString("name=\"" + DEALS + "\" value=\"required\""))
                .body(containsString("name=\"scope.content\" value=\"optional\""))
                .body(containsString("name=\"revision\" value=\"" + revision() + "\""));
        assertThat(required()).containsExactly("oauth");

        choose("true").then().statusCode(303);

        assertThat(required()).containsExactly("oauth", "crm.objects.deals.read");
        owner.post(app + "/scopes", Map.of("scope.content", "none", "revision", revision()))
                .then()
                .statusCode(303);
        owner.post(app + "/scopes", Map.of("scope.crm.unknown", "required", "revision", revision()))
                .then()
                .statusCode(400)
                .body(containsString("There is no scope “crm.unknown”."));
        owner.get(app + "/versions/1/roll-back")
                .then()
                .body(containsString("2 installs will be asked again"), containsString("Required no more:"));
    }

    @Test
    void savesThemAtOnceWhereNobodyIsAskedAgain() {
        choose("").then().statusCode(303);

        assertThat(required()).contains("crm.objects.deals.read");
        owner.get(app + "/versions/1/roll-back")
                .then()
                .statusCode(200)
                .body(containsString("Nobody has the app installed, so nobody is asked again."));
    }

    @Test
    void tellsThoseWhoApplyAFileTheSame() {
        installed(1);

        owner.browser()
                .multiPart("csrf_token", owner.csrfToken())
                .multiPart("definition", "name: A\nscopes: {required: [content]}\n")
                .post(app + "/code/check")
                .then()
                .statusCode(200)
                .body(containsString("1 install will be asked again."));
        choose("").then().statusCode(200).body(containsString("1 install will be asked again."));
    }

    private Response choose(String confirmed) {
        var form = owner.form()
                .formParam(DEALS, "required")
                .formParam("scope.content", "optional")
                .formParam("revision", revision());
        return (confirmed.isEmpty() ? form : form.formParam("confirmed", confirmed)).post(app + "/scopes");
    }

    private List<String> required() {
        return apps.find(appId).orElseThrow().draft().scopes().required();
    }

    private long revision() {
        return apps.find(appId).orElseThrow().revision();
    }

    private void installed(int times) {
        for (int each = 0; each < times; each++) {
            topics.tell(
                    new InstallationSnapshot(
                            "ins_" + UUID.randomUUID(),
                            1,
                            1,
                            InstallationStatus.ACTIVE,
                            new EventApp(appId, "client", "1.0.0"),
                            EventAccount.own(owner.accountId(), "STANDARD"),
                            List.of("oauth"),
                            Instant.now(),
                            Instant.now()),
                    Instant.now());
        }
        await().untilAsserted(() -> assertThat(installs.countInstalled(appId)).isEqualTo(times));
    }
}
