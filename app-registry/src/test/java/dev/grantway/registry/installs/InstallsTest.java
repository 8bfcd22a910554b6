package dev.grantway.registry.installs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.grantway.contracts.events.ApiCallSeen;
import dev.grantway.contracts.events.EventAccount;
import dev.grantway.contracts.events.EventApp;
import dev.grantway.contracts.events.EventScopes;
import dev.grantway.contracts.events.EventUser;
import dev.grantway.contracts.events.InstallCompleted;
import dev.grantway.contracts.events.InstallUninstalled;
import dev.grantway.contracts.events.InstallationSnapshot;
import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.contracts.events.UsageTotals;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.registry.TestDeveloper;
import dev.grantway.registry.TestDevelopers;
import dev.grantway.registry.TestTopics;
import dev.grantway.registry.apps.TestApps;
import dev.grantway.registry.directory.AccountDraft;
import dev.grantway.registry.directory.AccountKind;
import dev.grantway.registry.directory.AccountSummary;
import dev.grantway.registry.directory.Accounts;
import dev.grantway.registry.directory.Departures;
import dev.grantway.registry.directory.EntryOutcome;
import dev.grantway.registry.keys.ApiKeyOutcome;
import dev.grantway.registry.keys.DeveloperApiKeys;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where an app is installed, and what it called. */
@QuarkusTest
class InstallsTest {
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private final TestDevelopers developers;
    private final TestTopics topics;
    private final Installs installs;
    private final Accounts accounts;
    private final Departures departures;
    private final DeveloperApiKeys keys;
    private TestDeveloper owner;
    private int appId;

    InstallsTest(
            TestDevelopers developers,
            TestTopics topics,
            Installs installs,
            Accounts accounts,
            Departures departures,
            DeveloperApiKeys keys) {
        this.developers = developers;
        this.topics = topics;
        this.installs = installs;
        this.accounts = accounts;
        this.departures = departures;
        this.keys = keys;
    }

    @BeforeEach
    void createApp() {
        owner = developers.owner();
        appId = owner.newApp(TestApps.name());
    }

    @Test
    void showTheNewestStateHoweverLateOrOftenTheOthersCome() {
        String id = id();
        int account = account("Globex");
        topics.tell(state(id, account, 1, 3, InstallationStatus.ACTIVE), now);
        topics.tell(state(id, account, 1, 5, InstallationStatus.UNINSTALLED), now);
        topics.tell(state(id, account, 2, 6, InstallationStatus.SUSPENDED), now);
        topics.tell(state(id, account, 1, 4, InstallationStatus.UNINSTALLING), now);
        topics.tell(Topic.INSTALLATIONS, id, "no JSON");
        topics.tell(state(id, account, 2, 6, InstallationStatus.SUSPENDED), now);
        String last = id();
        topics.tell(state(last, account("Initech"), 1, 1, InstallationStatus.REQUESTED), now);
        until(last, id);

        assertThat(installs.counts(appId))
                .containsOnlyKeys(InstallState.SUSPENDED)
                .containsValue(1L);
        assertThat(installs.countInstalled(appId)).isEqualTo(1);
        tab("").then().body(containsString("Globex"), containsString("1 Suspended"), not(containsString("Initech")));
    }

    @Test
    void areFoundByStateAndByAccountInPages() {
        for (int each = 0; each < 60; each++) {
            topics.tell(state(id(), account("Customer " + each), 1, 1, InstallationStatus.ACTIVE), now);
        }
        int removed = account("Gone Away");
        topics.tell(state(id(), removed, 1, 2, InstallationStatus.UNINSTALLED), now);
        await().untilAsserted(() -> assertThat(installs.counts(appId))
                .containsEntry(InstallState.ACTIVE, 60L)
                .containsEntry(InstallState.UNINSTALLED, 1L));

        var first = installs.find(new InstallQuery(appId, Optional.empty(), "", Optional.empty()), 50);
        var second = installs.find(new InstallQuery(appId, Optional.empty(), "", first.next()), 50);

        assertThat(second.next()).isEmpty();
        assertThat(second.installs()).hasSize(10).doesNotContainAnyElementsOf(first.installs());
        tab("").then().body(containsString("Older"), not(containsString("Gone Away")));
        tab("?q=CUSTOMER 17").then().body(containsString("Customer 17"), not(containsString("Customer 18")));
        tab("?state=UNINSTALLED").then().body(containsString("Gone Away"), not(containsString("Customer")));
        tab("?q=" + removed).then().body(containsString("No installation fits"));
        String key = key(owner);
        var page = api(key, "/installations?limit=40");
        assertThat(page.<List<?>>path("installations")).hasSize(40);
        assertThat(api(key, "/installations?limit=40&cursor=" + page.path("next"))
                        .<List<?>>path("installations"))
                .hasSize(20);
        assertThat(api(key, "/installations?cursor=nonsense").statusCode()).isEqualTo(400);
        assertThat(api(key, "/installations?cursor=").statusCode()).isEqualTo(400);
        assertThat(api(key, "/api-calls?cursor=").statusCode()).isEqualTo(400);
        assertThat(api(key, "/installations?limit=0").statusCode()).isEqualTo(400);
    }

    @Test
    void haveATimelineAndTheirHealth() {
        String id = id();
        int account = account("Globex");
        var app = new EventApp(appId, "client", "1.0.0");
        var own = EventAccount.own(account, "STANDARD");
        topics.tell(state(id, account, 1, 9, InstallationStatus.ACTIVE), now);
        var completed = new InstallCompleted(
                id,
                1,
                1,
                app,
                own,
                new EventUser(3),
                null,
                new EventScopes(List.of("oauth"), List.of(), List.of(), List.of()),
                false,
                null,
                true,
                now,
                null);
        topics.tell(completed, now.minusSeconds(60));
        topics.tell(completed, now.minusSeconds(60));
        topics.tell(new InstallUninstalled(id, 1, 2, app, own, null, "BY_USER", now), now);
        topics.tell(usage(id, 2, 40), now);
        topics.tell(usage(id, 1, 39), now);
        await().untilAsserted(() -> {
            var install = installs.find(appId, id).orElseThrow();
            assertThat(installs.timeline(install)).hasSize(2);
            assertThat(installs.health(install).calls()).isEqualTo(40);
        });

        var install = installs.find(appId, id).orElseThrow();
        assertThat(installs.timeline(install))
                .extracting(InstallFact::words)
                .containsExactly("Removed", "Installed: the first tokens were issued");
        assertThat(installs.health(install).lastUsedAt()).hasValue(now);
        tab("/" + id).then().statusCode(200).body(containsString("the first tokens were issued"), containsString("40"));
        api(key(owner), "/installations/" + id + "/timeline").then().body(containsString("install.completed.v1"));
    }

    @Test
    void areForgottenWithATombstone() {
        String id = id();
        topics.tell(state(id, account("Globex"), 1, 1, InstallationStatus.ACTIVE), now);
        await().until(() -> installs.find(appId, id).isPresent());

        topics.bury(Topic.INSTALLATIONS, id);

        await().until(() -> installs.find(appId, id).isEmpty());
        assertThat(tab("/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void haveALogOfTheirCallsThatEndsWithTheAccount() {
        String id = id();
        int account = account("Globex");
        for (int each = 0; each < 55; each++) {
            topics.tell(call(id, account, "/crm/v3/objects/contacts/" + each, 200), now.minusSeconds(1));
        }
        topics.tell(call(id, account, "/crm/v3/objects/deals", 403), now);
        var old = new ApiCallSeen(
                UUID.randomUUID().toString(),
                now.minus(31, ChronoUnit.DAYS),
                appId,
                account,
                id,
                "GET",
                "/old",
                List.of(),
                403,
                "x");
        topics.tell(old, now);
        await().untilAsserted(() -> calls("").then().body(containsString("deals"), containsString("Older")));

        calls("?outcome=FAILED")
                .then()
                .body(containsString("MISSING_SCOPES"), not(containsString("contacts/1")), not(containsString("/old")));
        calls("?path=/crm/v3/objects/contacts/54")
                .then()
                .body(containsString("contacts/54"), not(containsString("deals")));
        calls("?installation=ins_other").then().body(containsString("No call fits"));
        String key = key(owner);
        var page = api(key, "/api-calls?limit=50");
        assertThat(api(key, "/api-calls?limit=50&cursor=" + page.path("next")).<List<?>>path("calls"))
                .hasSize(6);
        departures.close(account, true);
        calls("").then().body(containsString("Once the app calls"));
    }

    @Test
    void areNoBusinessOfOthers() {
        String id = id();
        topics.tell(state(id, account("Globex"), 1, 1, InstallationStatus.ACTIVE), now);
        await().until(() -> installs.find(appId, id).isPresent());
        var stranger = developers.owner();
        int strangersApp = stranger.newApp(TestApps.name());
        String key = key(stranger);

        for (String path : List.of("/installs", "/installs/" + id, "/calls")) {
            assertThat(stranger.get("/developer/apps/" + appId + path).statusCode())
                    .isEqualTo(404);
        }
        assertThat(stranger.get("/developer/apps/" + strangersApp + "/installs/" + id)
                        .statusCode())
                .isEqualTo(404);
        for (String path : List.of("/installations", "/installations/" + id + "/timeline", "/api-calls")) {
            assertThat(api(key, path).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void leadWhoHasNoneToTheInstallLink() {
        tab("").then().body(containsString("Make an install link"));
        calls("").then().body(containsString("Once the app calls"));
        owner.get("/developer/apps/" + appId + "/delete").then().body(not(containsString(" now</strong>")));
    }

    private void until(String lastTold, String id) {
        // what was told before is taken in before, where it is of the same partition; else it is waited for
        await().until(() -> installs.find(appId, id)
                .filter(install -> install.generation() == 2)
                .isPresent());
        assertThat(installs.find(appId, lastTold)).isEmpty();
    }

    private InstallationSnapshot state(
            String id, int account, int generation, long sequence, InstallationStatus status) {
        return new InstallationSnapshot(
                id,
                generation,
                sequence,
                status,
                new EventApp(appId, "client", "1.0.0"),
                EventAccount.own(account, "STANDARD"),
                List.of("oauth"),
                now,
                now);
    }

    private UsageTotals usage(String id, long sequence, long calls) {
        return new UsageTotals(
                id,
                sequence,
                appId,
                1,
                now.truncatedTo(ChronoUnit.HOURS),
                "token",
                "one",
                calls,
                1,
                List.of(),
                null,
                null,
                now,
                now);
    }

    private ApiCallSeen call(String id, int account, String path, int status) {
        String event = UUID.randomUUID().toString();
        var scopes = List.of("oauth");
        return status < 400
                ? new ApiCallSeen(event, now, appId, account, id, "GET", path, scopes, status, null)
                : new ApiCallSeen(event, now, appId, account, id, "GET", path, scopes, status, "MISSING_SCOPES");
    }

    private Response tab(String rest) {
        return owner.get("/developer/apps/" + appId + "/installs" + rest);
    }

    private Response calls(String query) {
        return owner.get("/developer/apps/" + appId + "/calls" + query);
    }

    private Response api(String key, String path) {
        return given().header("Authorization", "Bearer " + key).get("/api/v1/apps/" + appId + path);
    }

    private String key(TestDeveloper developer) {
        return ((ApiKeyOutcome.Issued) keys.issue(developer.accountId(), "CI")).key();
    }

    private int account(String name) {
        var made = accounts.create(
                new AccountDraft(null, AccountKind.STANDARD, name, "customer.example", null, null, List.of()));
        return ((EntryOutcome.Made<AccountSummary>) made).entry().accountId();
    }

    private static String id() {
        return "ins_" + UUID.randomUUID();
    }
}
