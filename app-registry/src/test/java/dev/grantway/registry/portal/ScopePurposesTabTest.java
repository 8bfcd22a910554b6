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
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Purposes beside the scopes of the tab. */
@QuarkusTest
class ScopePurposesTabTest {
    private static final String READ = "crm.objects.contacts.read";
    private static final String DEALS = "crm.objects.deals.read";

    private final Apps apps;
    private final Installs installs;
    private final TestDevelopers developers;
    private final TestTopics topics;
    private final Clock clock;
    private TestDeveloper owner;
    private int appId;
    private String tab;

    ScopePurposesTabTest(Apps apps, Installs installs, TestDevelopers developers, TestTopics topics, Clock clock) {
        this.apps = apps;
        this.installs = installs;
        this.developers = developers;
        this.topics = topics;
        this.clock = clock;
    }

    @BeforeEach
    void createApp() {
        owner = developers.owner();
        appId = owner.newApp(TestApps.name());
        tab = "/developer/apps/" + appId + "/scopes";
    }

    @Test
    void areSavedAndShownToWhoWillInstall() {
        owner.choose(
                appId,
                Map.of(
                        "scope." + READ,
                        "required",
                        "purpose." + READ,
                        " To <b>keep</b> step. ",
                        "purpose.oauth",
                        "You"));

        assertThat(purposes()).isEqualTo(Map.of(READ, "To <b>keep</b> step.", "oauth", "You"));
        owner.get(tab)
                .then()
                .body(containsString("name=\"purpose." + READ + "\" value=\"To &lt;b&gt;keep&lt;/b&gt; step.\""));
        assertThat(owner.get("/developer/apps/" + appId).asString())
                .contains("<strong>View contacts</strong><span class=\"hint\">Why, as the app says: "
                        + "<bdi>To &lt;b&gt;keep&lt;/b&gt; step.</bdi></span>");
        owner.choose(appId, Map.of("purpose." + READ, " "));
        assertThat(purposes()).isEqualTo(Map.of("oauth", "You"));
    }

    @Test
    void stayWhereASearchHidesThemAndGoWithTheirScope() {
        owner.choose(
                appId,
                Map.of(
                        "scope." + READ,
                        "optional",
                        "purpose." + READ,
                        "First",
                        "scope.content",
                        "optional",
                        "purpose.content",
                        "Second"));

        owner.choose(appId, Map.of("scope." + DEALS, "optional", "purpose." + DEALS, "Third", "q", "DEALS"));
        assertThat(purposes()).isEqualTo(Map.of(READ, "First", "content", "Second", DEALS, "Third"));

        owner.choose(appId, Map.of("scope." + READ, "none", "purpose." + READ, "First"));
        assertThat(purposes()).isEqualTo(Map.of("content", "Second", DEALS, "Third"));
    }

    @Test
    void areRefusedBesideTheirFieldAndStayThere() {
        owner.choose(appId, Map.of("scope." + READ, "optional"));

        String page = owner.post(tab, Map.of("purpose." + READ, "Two\nlines", "purpose." + DEALS, "Typed too early"))
                .then()
                .statusCode(400)
                .extract()
                .asString();

        assertThat(page)
                .contains(
                        "value=\"Typed too early\" aria-invalid=\"true\" aria-describedby=\"purpose-" + DEALS
                                + "-error\"",
                        "<div id=\"purpose-" + DEALS + "-error\"><p class=\"error\">There is a purpose of “" + DEALS
                                + "”",
                        "<div id=\"purpose-" + READ + "-error\"><p class=\"error\">The purpose of " + READ
                                + " has a control")
                .doesNotContain("purpose-content-error");
        assertThat(purposes()).isEmpty();
    }

    @Test
    void areSavedWithoutAskingAndKeptByThePageThatAsks() {
        owner.choose(appId, Map.of("scope." + READ, "required"));
        topics.tell(
                new InstallationSnapshot(
                        "ins_" + UUID.randomUUID(),
                        1,
                        1,
                        InstallationStatus.ACTIVE,
                        new EventApp(appId, "client", "1.0.0"),
                        EventAccount.own(owner.accountId(), "STANDARD"),
                        List.of("oauth"),
                        clock.instant(),
                        clock.instant()),
                clock.instant());
        await().untilAsserted(() -> assertThat(installs.countInstalled(appId)).isEqualTo(1));
        int consentVersion = consentVersion();

        owner.post(tab, Map.of("purpose." + READ, "First", "revision", revision()))
                .then()
                .statusCode(303);
        assertThat(consentVersion()).isEqualTo(consentVersion);

        owner.post(tab, Map.of("scope." + DEALS, "required", "purpose." + DEALS, "Second", "revision", revision()))
                .then()
                .statusCode(200)
                .body(containsString("1 install will be asked again."))
                .body(containsString("name=\"purpose." + DEALS + "\" value=\"Second\""));
        assertThat(purposes()).isEqualTo(Map.of(READ, "First"));
    }

    @Test
    void areReadByWhoLooksOn() {
        owner.choose(appId, Map.of("scope." + READ, "required", "purpose." + READ, "First"));
        var reader = developers.member(owner.accountId(), "READ_ONLY");

        reader.get(tab).then().body(containsString("value=\"First\" disabled>"), not(containsString("Save scopes")));
        assertThat(reader.post(tab, Map.of("purpose." + READ, "Mine")).statusCode())
                .isEqualTo(403);
        assertThat(developers
                        .owner()
                        .post(tab, Map.of("purpose." + READ, "Mine"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(purposes()).isEqualTo(Map.of(READ, "First"));
    }

    @Test
    void areComparedOnTheVersionsTabAndCanBeRolledBackTo() {
        owner.choose(appId, Map.of("scope." + READ, "required", "purpose." + READ, "First"));
        owner.choose(appId, Map.of("purpose." + READ, "Second"));
        String versions = "/developer/apps/" + appId + "/versions";

        owner.get(versions + "/2")
                .then()
                .statusCode(200)
                .body(containsString("/scopes/purposes/" + READ), containsString("First"), containsString("Second"));
        owner.post(versions + "/2/roll-back", Map.of("revision", revision()))
                .then()
                .statusCode(303);

        assertThat(purposes()).isEqualTo(Map.of(READ, "First"));
    }

    private Map<String, String> purposes() {
        return apps.find(appId).orElseThrow().draft().scopes().purposesOrNone();
    }

    private long revision() {
        return apps.find(appId).orElseThrow().revision();
    }

    private int consentVersion() {
        return apps.find(appId).orElseThrow().consentVersion();
    }
}
