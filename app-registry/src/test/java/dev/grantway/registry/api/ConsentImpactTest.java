package dev.grantway.registry.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.grantway.contracts.events.EventAccount;
import dev.grantway.contracts.events.EventApp;
import dev.grantway.contracts.events.InstallationSnapshot;
import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.registry.TestDeveloper;
import dev.grantway.registry.TestDevelopers;
import dev.grantway.registry.TestTopics;
import dev.grantway.registry.apps.AppDetails;
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

/** Programs are told how many installations a change of scopes asks again, before and after they make it. */
@QuarkusTest
class ConsentImpactTest {
    private final Apps apps;
    private final Installs installs;
    private final TestDevelopers developers;
    private final TestTopics topics;
    private final String name = TestApps.name();
    private TestDeveloper owner;
    private int appId;
    private String path;

    ConsentImpactTest(Apps apps, Installs installs, TestDevelopers developers, TestTopics topics) {
        this.apps = apps;
        this.installs = installs;
        this.developers = developers;
        this.topics = topics;
    }

    @BeforeEach
    void createAnAppThatTwoHave() {
        owner = developers.owner();
        appId = owner.newApp(name);
        path = "/api/v1/apps/" + appId;
        install();
        install();
        await().untilAsserted(() -> assertThat(installs.countInstalled(appId)).isEqualTo(2));
    }

    @Test
    void isToldByADryRunThatChangesNothing() {
        var before = app();

        change("?dryRun=true", "content")
                .then()
                .statusCode(200)
                .header("ETag", nullValue())
                .body("consentImpact.installationsAskedAgain", equalTo(2))
                .body("consentVersion", equalTo(before.consentVersion() + 1));

        assertThat(app()).isEqualTo(before);
    }

    @Test
    void isToldOfAChangeThatWasMade() {
        change("", "content").then().statusCode(200).body("consentImpact.installationsAskedAgain", equalTo(2));

        assertThat(app().draft().scopes().required()).contains("content");
        change("", "content").then().statusCode(200).body("consentImpact.installationsAskedAgain", equalTo(0));
        owner.json().get(path).then().body("consentImpact", nullValue());
    }

    @Test
    void isToldOfAFileAndOfRollingBack() {
        var file = Map.of("name", name, "scopes", Map.of("required", List.of("content")));
        int first = owner.json().get(path + "/versions").path("versions[0].number");

        for (String dryRun : List.of("?dryRun=true", "")) {
            owner.json()
                    .body(file)
                    .put(path + "/definition" + dryRun)
                    .then()
                    .statusCode(200)
                    .body("consentImpact.installationsAskedAgain", equalTo(2));
        }
        owner.json()
                .post(path + "/versions/" + first + "/roll-back")
                .then()
                .statusCode(200)
                .body("consentImpact.installationsAskedAgain", equalTo(2));
    }

    private Response change(String query, String required) {
        return owner.json()
                .body(Map.of("name", name, "scopes", Map.of("required", List.of("oauth", required))))
                .put(path + query);
    }

    private AppDetails app() {
        return apps.find(appId).orElseThrow();
    }

    private void install() {
        var now = Instant.now();
        topics.tell(
                new InstallationSnapshot(
                        "ins_" + UUID.randomUUID(),
                        1,
                        1,
                        InstallationStatus.ACTIVE,
                        new EventApp(appId, "client", "1.0.0"),
                        EventAccount.own(owner.accountId(), "STANDARD"),
                        List.of("oauth"),
                        now,
                        now),
                now);
    }
}
