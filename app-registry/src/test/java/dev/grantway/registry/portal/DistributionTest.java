package dev.grantway.registry.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.registry.TestDeveloper;
import dev.grantway.registry.TestDevelopers;
import dev.grantway.registry.apps.Apps;
import dev.grantway.registry.apps.TestApps;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** To which accounts a developer opens an app. */
@QuarkusTest
class DistributionTest {
    private final Apps apps;
    private final TestDevelopers developers;
    private final ObjectMapper json;
    private final TopicReader topics;
    private TestDeveloper owner;
    private int appId;
    private String tab;

    DistributionTest(
            Apps apps,
            TestDevelopers developers,
            ObjectMapper json,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.apps = apps;
        this.developers = developers;
        this.json = json;
        this.topics = new TopicReader(kafka);
    }

    @BeforeEach
    void createApp() {
        owner = developers.owner();
        appId = owner.newApp(TestApps.name());
        tab = "/developer/apps/" + appId + "/distribution";
    }

    @Test
    void isUnlistedAtFirst() throws IOException {
        owner.get(tab).then().statusCode(200).body(containsString("value=\"UNLISTED\" checked"));
        assertThat(snapshot(1).at("/distribution/kind").asText()).isEqualTo("UNLISTED");
    }

    @Test
    void isChangedForTheOtherServicesAndIsNoOtherConsent() throws IOException {
        owner.post(tab, Map.of("distribution", "PRIVATE", "accounts", " 200002\r\n200001\r\n200002\r\n"))
                .then()
                .statusCode(303);

        var snapshot = snapshot(2);
        assertThat(snapshot.at("/distribution").toString())
                .isEqualTo("{\"kind\":\"PRIVATE\",\"accounts\":[200001,200002]}");
        assertThat(snapshot.at("/consentVersion").asInt()).isEqualTo(1);
        owner.get(tab + "?saved=true")
                .then()
                .body(containsString("value=\"PRIVATE\" checked"))
                .body(containsString("200001\n200002</textarea>"));
    }

    @Test
    void isRefusedWithTheReasonAndKeptAsTyped() {
        owner.post(tab, Map.of("distribution", "SECRET", "accounts", "200001\nGlobex\n0\n4294967297"))
                .then()
                .statusCode(400)
                .body(containsString("An app is PRIVATE, UNLISTED or LISTED."))
                .body(containsString("“Globex” is not the id of an account."))
                .body(containsString("“4294967297” is not the id of an account."))
                .body(containsString("200001\nGlobex"));

        assertThat(apps.find(appId).orElseThrow().draft().distribution().kind()).isEqualTo("UNLISTED");
    }

    @Test
    void isOnlyLookedAtByOthers() {
        developers.owner().get(tab).then().statusCode(404);
        developers.owner().post(tab, Map.of("distribution", "LISTED")).then().statusCode(404);
        var viewer = developers.member(owner.accountId(), "READ_ONLY");
        viewer.get(tab).then().statusCode(200).body(not(containsString("class=\"primary\"")));
        viewer.post(tab, Map.of("distribution", "LISTED")).then().statusCode(403);
    }

    @Test
    void isSaidByTheApiAndStaysWhereItIsLeftOut() {
        String path = "/api/v1/apps/" + appId;
        var app =
                Map.of("name", TestApps.name(), "distribution", Map.of("kind", "PRIVATE", "accounts", List.of(200001)));

        owner.json().body(app).put(path).then().statusCode(200).body("distribution.accounts", equalTo(List.of(200001)));
        owner.json()
                .body(Map.of("name", TestApps.name()))
                .put(path)
                .then()
                .statusCode(200)
                .body("distribution.kind", equalTo("PRIVATE"))
                .body("publisher.verified", equalTo(false));
        owner.json()
                .body(Map.of("name", TestApps.name(), "distribution", Map.of("kind", "OPEN", "accounts", List.of(-1))))
                .put(path)
                .then()
                .statusCode(400)
                .body("errors.field", hasItems("distribution", "accounts"));
    }

    private JsonNode snapshot(long sequence) throws IOException {
        return json.readTree(topics.awaitValue(
                Topic.APPS,
                value -> value.contains("\"appId\":" + appId + ",")
                        && value.contains("\"sequence\":" + sequence + ",")));
    }
}
