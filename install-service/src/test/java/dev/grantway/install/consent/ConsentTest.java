package dev.grantway.install.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.events.AppScopes;
import dev.grantway.contracts.events.AppStatus;
import dev.grantway.contracts.events.InstallAuthorized;
import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.contracts.events.SupportContact;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.installation.Installation;
import dev.grantway.install.installation.InstallationView;
import dev.grantway.install.stage.Browser;
import dev.grantway.install.stage.Installs;
import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.Link.DoorKind;
import dev.grantway.install.stage.Neighbours;
import dev.grantway.install.stage.Stage;
import dev.grantway.platform.session.Session;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class ConsentTest {
    private static final List<String> NONE = List.of();

    private final Stage stage;
    private final Neighbours neighbours;
    private final InstallationView installations;
    private final Installs installs;
    private final ConsentFlows flows;
    private final String kafka;

    ConsentTest(
            Stage stage,
            Neighbours neighbours,
            InstallationView installations,
            Installs installs,
            ConsentFlows flows,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.stage = stage;
        this.neighbours = neighbours;
        this.installations = installations;
        this.installs = installs;
        this.flows = flows;
        this.kafka = kafka;
    }

    @Nested
    class TheAccountList {
        @Test
        void namesEachAccountFirstAndSaysWhyOneCannotBeChosen() {
            var open = Stage.account();
            var test = Stage.account("TEST");
            var developer = Stage.account("DEVELOPER");
            var limited = Stage.account(List.of("pro"), List.of("base"));

            String page = stage.signIn(open, test, developer, limited)
                    .open(Link.to(stage.app()).text())
                    .asString();

            assertThat(button(page, open)).startsWith(open.name()).doesNotContain("disabled");
            assertThat(button(page, test)).startsWith(test.name()).contains("Test account");
            assertThat(button(page, developer)).startsWith(developer.name()).contains("developer account");
            assertThat(button(page, limited)).contains("See contacts (contacts.read)");
            assertThat(isDisabled(page, open)).isFalse();
            assertThat(isDisabled(page, test)).isFalse();
            assertThat(isDisabled(page, developer)).isTrue();
            assertThat(isDisabled(page, limited)).isTrue();
        }

        @Test
        void namesThePlanThatLacksARequiredScope() {
            var app = stage.app();
            var changed =
                    stage.change(app, AppStatus.ACTIVE, new AppScopes(List.of("base", "pages"), List.of(), List.of()));
            var account = Stage.account(List.of(), Stage.MEMBER);

            String page = stage.signIn(account)
                    .open(Link.to(changed).with("scope", "base+pages").text())
                    .asString();

            assertThat(button(page, account)).contains("include: Change pages (pages)");
            assertThat(isDisabled(page, account)).isTrue();
        }

        @Test
        void saysSoWhereThereIsNoAccount() {
            assertThat(stage.signIn().open(Link.to(stage.app()).text()).asString())
                    .contains("not a member of any account");
        }

        @Test
        void marksWhereTheAppIsAlready() {
            var account = Stage.account();
            var app = stage.app();
            var browser = stage.signIn(account);
            var authorized = installs.authorize(browser, Link.to(app), account);
            assertThat(browser.open(Link.to(app).text()).asString()).doesNotContain("already installed");

            installs.activate(authorized);

            assertThat(browser.open(Link.to(app).text()).asString()).contains("already installed");
        }

        @Test
        void waitsWhileTheDirectoryIsAway() {
            var browser = stage.signIn(Stage.account());
            var app = stage.app();
            neighbours.directoryAway.set(true);
            try {
                var answer = browser.open(Link.to(app).text());

                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.header("Retry-After")).isNotEmpty();
                assertThat(answer.asString()).contains("sign-ins and new consents wait");
            } finally {
                neighbours.directoryAway.set(false);
            }
        }

        @Test
        void isBehindASessionWhoseRowStillStands() {
            var browser = stage.signIn(Stage.account());
            neighbours.endSession(browser.sessionId());

            assertThat(browser.open(Link.to(stage.app()).text()).header("Location"))
                    .contains("/signin?to=");
        }
    }

    @Nested
    class ALinkForOneAccount {
        @Test
        void skipsTheListAndNamesTheAccount() {
            var account = Stage.account();

            var page = stage.signIn(account)
                    .open(Link.to(stage.app()).into(account.accountId()).text());

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.asString()).contains("Installing into", account.name(), ">change</a>", "Grant access");
        }

        @Test
        void isRefusedForAStrangerADeveloperAccountAndAMemberWithoutAccess() {
            var developer = Stage.account("DEVELOPER");
            var limited = Stage.account(List.of("pro"), List.of("base"));
            var browser = stage.signIn(developer, limited);
            var link = Link.to(stage.app());

            for (int id : List.of(developer.accountId(), limited.accountId(), 1, Stage.newId())) {
                var answer = browser.open(link.into(id).text());

                assertThat(answer.statusCode()).isEqualTo(403);
                assertThat(answer.asString()).doesNotContain("Grant access");
            }
            assertThat(browser.open(link.into(0).text().replace("/0/", "/9999999999/"))
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Nested
    class TheConsentPage {
        @Test
        void saysWhoWhereWhatAndWhereTo() {
            var account = Stage.account();
            var app = stage.app();
            var browser = stage.signIn(account);

            var page = browser.choose(browser.open(Link.to(app).text()), account.accountId());

            assertThat(page.asString())
                    .contains(
                            app.name(),
                            "Keeps contacts in step.",
                            "help@app.example",
                            account.name(),
                            "user" + browser.userId() + "@customer.example",
                            "See contacts",
                            "<code>contacts.read</code>",
                            "<strong>app.example</strong>",
                            "Grant access",
                            "Cancel");
            assertThat(page.header("Content-Security-Policy"))
                    .contains("form-action 'self' https://app.example;", "frame-ancestors 'none'");
        }

        @Test
        void offersAnOptionalScopeOnlyWhereThePlanAndThePersonHaveIt() {
            var poor = Stage.account(List.of(), Stage.MEMBER);
            var withoutAccess = Stage.account(List.of("pro"), List.of("base", "contacts.read", "reports"));
            var rich = Stage.account();
            var link = Link.to(stage.app()).with("optional_scope", "pages+reports");
            var browser = stage.signIn(poor, withoutAccess, rich);

            for (var account : List.of(poor, withoutAccess)) {
                assertThat(browser.open(link.into(account.accountId()).text()).asString())
                        .contains("value=\"reports\" checked")
                        .doesNotContain("pages</code>", "value=\"pages\"");
            }
            assertThat(browser.open(link.into(rich.accountId()).text()).asString())
                    .contains("value=\"reports\" checked", "value=\"pages\" checked");
        }

        @Test
        void escapesWhatTheDeveloperWrote() {
            var account = Stage.account();
            var app = stage.app(
                    "<script>x</script>",
                    "<img src=x onerror=y> \u202Eevil",
                    new SupportContact("a@b.example\"><script>", "<b>1</b>", "javascript:alert(1)"));

            String page = stage.signIn(account)
                    .open(Link.to(app).into(account.accountId()).text())
                    .asString();

            assertThat(page)
                    .doesNotContain("<script>", "<img src=x", "<b>1", "javascript:", "mailto:")
                    .contains("&lt;script&gt;x", "<bdi>&lt;img src=x");
        }
    }

    @Nested
    class Granting {
        @ParameterizedTest
        @EnumSource(DoorKind.class)
        void redirectsWithACodeAndTheStateByteByByte(DoorKind door) {
            var account = Stage.account();
            var link = Link.to(door, stage.app()).with("state", "%7B%22k%22%3A%22%E2%82%AC+%2B%22%7D");

            var answer = install(stage.signIn(account), link, account);

            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.header("Location"))
                    .startsWith("https://app.example/cb?code=gwc1_")
                    .contains("&state=%7B%22k%22%3A%22%E2%82%AC+%2B%22%7D");
            assertThat(answer.header("Location").contains("&iss=")).isEqualTo(door == DoorKind.STANDARD);
        }

        @Test
        void tellsTokenServiceTheWholeConsentAndTheWorldThatItWasGiven() throws Exception {
            var account = Stage.account();
            var app = stage.app();
            var browser = stage.signIn(account);
            var link = Link.to(app).with("optional_scope", "pages+reports");

            browser.grant(consent(browser, link, account), List.of("reports"));

            var request = neighbours.codeRequests.stream()
                    .filter(sent -> sent.path("appId").asInt() == app.appId())
                    .findFirst()
                    .orElseThrow();
            assertThat(request.path("scopes").toString()).isEqualTo("[\"base\",\"contacts.read\",\"reports\"]");
            assertThat(request.path("userEmail").asText()).isEqualTo("user" + browser.userId() + "@customer.example");
            assertThat(request.path("redirectUri").asText()).isEqualTo("https://app.example/cb");
            assertThat(request.path("installationId").asText()).matches("ins_[A-Za-z0-9_-]{22}");
            var installation = onlyOne(account);
            assertThat(installation.status()).isEqualTo(InstallationStatus.AUTHORIZED);
            assertThat(installation.sequence()).isEqualTo(1);
            var event = new TopicReader(kafka)
                    .await(Topic.INSTALL_EVENTS, message -> message.key().equals(installation.id()));
            assertThat(TopicReader.header(event, "ce_type")).isEqualTo(InstallAuthorized.TYPE);
            assertThat(event.value())
                    .contains("\"optionalGranted\":[\"reports\"]", "\"optionalDeclined\":[\"pages\"]", "\"hmac:")
                    .doesNotContain("gwc1_", "xyz", "@customer.example");
        }

        @Test
        void twiceWithTheSameFormGivesTheSameCodeAndOneEvent() {
            var account = Stage.account();
            var browser = stage.signIn(account);
            var page = consent(browser, Link.to(stage.app()), account);

            String first = browser.grant(page, NONE).header("Location");
            String second = browser.grant(page, NONE).header("Location");

            assertThat(first).contains("code=").isEqualTo(second);
            assertThat(onlyOne(account).sequence()).isEqualTo(1);
        }

        @Test
        void twiceAtTheSameMomentIsOneConsentToo() throws Exception {
            var account = Stage.account();
            var browser = stage.signIn(account);
            var page = consent(browser, Link.to(stage.app()), account);

            assertThat(atOnce(() -> browser.grant(page, NONE).header("Location"), 8))
                    .doesNotContainNull()
                    .containsOnly(browser.grant(page, NONE).header("Location"));
            assertThat(onlyOne(account).sequence()).isEqualTo(1);
        }

        @Test
        void byTwoPeopleAtTheSameMomentIsOneInstallation() throws Exception {
            var account = Stage.account();
            var link = Link.to(stage.app());
            var people = List.of(stage.signIn(account), stage.signIn(account));
            var pages = people.stream()
                    .map(person -> consent(person, link, account))
                    .toList();
            var next = new AtomicInteger();

            var locations = atOnce(
                    () -> {
                        int i = next.getAndIncrement();
                        return people.get(i).grant(pages.get(i), NONE).header("Location");
                    },
                    2);

            assertThat(locations).doesNotHaveDuplicates().allMatch(location -> location.contains("code="));
            assertThat(onlyOne(account).sequence()).isEqualTo(2);
        }

        @Test
        void takesNothingFromTheFormButTheTicks() {
            var account = Stage.account();
            var other = Stage.account();
            var app = stage.app();
            var browser = stage.signIn(account, other);
            var page = consent(browser, Link.to(app).with("optional_scope", "reports"), account);

            var answer = browser.form(page)
                    .formParam("optional_scope", "reports", "pages", "contacts.write", "nonsense")
                    .formParam("account", other.accountId())
                    .formParam("accountId", other.accountId())
                    .formParam("scope", "everything")
                    .formParam("redirect_uri", "https://evil.test")
                    .formParam("client_id", "other")
                    .formParam("decision", "grant")
                    .post("/oauth/consent");

            assertThat(answer.header("Location")).startsWith("https://app.example/cb?code=");
            var sent = neighbours.codeRequests.getLast();
            assertThat(sent.path("scopes").toString()).isEqualTo("[\"base\",\"contacts.read\",\"reports\"]");
            assertThat(sent.path("accountId").asInt()).isEqualTo(account.accountId());
        }

        @Test
        void waitsWhileTokenServiceIsAwayAndGoesOnWithTheSameForm() {
            var account = Stage.account();
            var browser = stage.signIn(account);
            var page = consent(browser, Link.to(stage.app()), account);
            neighbours.tokenServiceAway.set(true);
            try {
                assertThat(browser.grant(page, NONE).statusCode()).isEqualTo(503);
            } finally {
                neighbours.tokenServiceAway.set(false);
            }

            assertThat(browser.grant(page, NONE).header("Location")).contains("code=");
        }
    }

    @Test
    void cancellingTellsTheAppAndGivesNothing() {
        var account = Stage.account();
        var browser = stage.signIn(account);

        var answer = browser.cancel(consent(browser, Link.to(stage.app()), account));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location"))
                .startsWith("https://app.example/cb?error=access_denied&")
                .endsWith("&state=xyz");
        assertThat(installations.ofAccount(account.accountId())).isEmpty();
    }

    @Nested
    class AFormIsRefused {
        @Test
        void thatWasChangedOrIsAnotherPersons() {
            var account = Stage.account();
            var browser = stage.signIn(account);
            var page = consent(browser, Link.to(stage.app()), account);
            String flow = Browser.hidden(page, "flow");
            var other = stage.signIn(account);
            var othersPage = consent(other, Link.to(stage.app()), account);

            assertRefused(post(browser, page, flow.substring(0, flow.length() - 2) + "AA"), 400);
            assertRefused(post(browser, page, ""), 400);
            assertRefused(post(browser, page, "%%%"), 400);
            assertRefused(post(browser, page, Browser.hidden(othersPage, "flow")), 400);
            assertThat(installations.ofAccount(account.accountId())).isEmpty();
        }

        @Test
        void thatIsTooOld() {
            var account = Stage.account();
            var browser = stage.signIn(account);
            var page = consent(browser, Link.to(stage.app()), account);
            var session = new Session(browser.userId(), browser.sessionId(), "", "", false, Map.of(), Instant.MAX);
            var fresh = flows.open(Browser.hidden(page, "flow"), session).orElseThrow();
            var old = new ConsentFlow(
                    fresh.door(),
                    fresh.query(),
                    fresh.userId(),
                    fresh.accountId(),
                    fresh.offered(),
                    fresh.flowId(),
                    fresh.hour(),
                    Instant.now().minusSeconds(1));

            assertRefused(post(browser, page, flows.seal(old, session)), 400);
        }

        @Test
        void withoutItsTokenOrFromAnotherSite() {
            var account = Stage.account();
            var browser = stage.signIn(account);
            var page = consent(browser, Link.to(stage.app()), account);
            var request = browser.request()
                    .formParam("flow", Browser.hidden(page, "flow"))
                    .formParam("decision", "grant");

            assertRefused(request.post("/oauth/consent"), 403);
            assertRefused(
                    browser.form(page)
                            .header("Sec-Fetch-Site", "cross-site")
                            .formParam("decision", "grant")
                            .post("/oauth/consent"),
                    403);
            assertRefused(
                    browser.form(page)
                            .header("Origin", "https://evil.test")
                            .formParam("decision", "grant")
                            .post("/oauth/consent"),
                    403);
            assertThat(installations.ofAccount(account.accountId())).isEmpty();
        }

        @Test
        void onceTheSessionHasEnded() {
            var account = Stage.account();
            var browser = stage.signIn(account);
            var page = consent(browser, Link.to(stage.app()), account);
            neighbours.endSession(browser.sessionId());

            assertRefused(browser.grant(page, NONE), 403);
            assertRefused(Browser.anonymous().grant(page, NONE), 403);
        }

        @Test
        void onceThePersonLostAccess() {
            var account = Stage.account();
            var browser = stage.signIn(account);
            var page = consent(browser, Link.to(stage.app()), account);

            stage.know(
                    browser.userId(),
                    new AccountAccess(
                            account.accountId(),
                            account.name(),
                            null,
                            "STANDARD",
                            null,
                            List.of(),
                            "guest",
                            List.of("base")));
            assertRefused(browser.grant(page, NONE), 403);

            stage.know(browser.userId());
            assertRefused(browser.grant(page, NONE), 403);
        }

        @Test
        void onceTheAppRequiresMore() {
            var account = Stage.account();
            var app = stage.app();
            var browser = stage.signIn(account);
            var page = consent(browser, Link.to(app), account);

            stage.change(
                    app,
                    AppStatus.ACTIVE,
                    new AppScopes(List.of("base", "contacts.read", "reports"), List.of(), List.of()));

            assertRefused(browser.grant(page, NONE), 409);
        }

        @Test
        void ofTheAccountListWithoutAnAccount() {
            var account = Stage.account();
            var browser = stage.signIn(account);
            var list = browser.open(Link.to(stage.app()).text());

            assertRefused(browser.grant(list, NONE), 400);
            assertRefused(browser.choose(list, Stage.newId()), 403);
            assertRefused(browser.form(list).formParam("account", "x' OR 1=1").post("/oauth/consent/account"), 403);
        }

        private Response post(Browser browser, Response page, String flow) {
            return browser.request()
                    .urlEncodingEnabled(true)
                    .header("X-CSRF-Token", Browser.hidden(page, "csrf_token"))
                    .formParam("flow", flow)
                    .formParam("decision", "grant")
                    .post("/oauth/consent");
        }

        private void assertRefused(Response answer, int status) {
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
            assertThat(answer.header("Location")).isNull();
        }
    }

    @Test
    void noPageNamesAnotherProductThanTheOneInstalledHere() {
        var account = Stage.account();
        var app = stage.app();
        var browser = stage.signIn(account);
        var list = browser.open(Link.to(app).text());

        for (var page : List.of(
                list,
                browser.choose(list, account.accountId()),
                browser.open(Link.to(app).with("scope", "nonsense").text()),
                browser.open("/connected-apps"),
                browser.open("/connected-apps?accountId=" + account.accountId()))) {
            assertThat(page.asString()).contains("Tracker").doesNotContainIgnoringCase("hubspot");
            assertThat(page.asString().replace("grantway_", "")).doesNotContainIgnoringCase("grantway");
            assertThat(page.asString()).doesNotContainIgnoringCase("portal").doesNotContain("CRM");
        }
    }

    private Response install(Browser browser, Link link, AccountAccess account) {
        return browser.grant(consent(browser, link, account), NONE);
    }

    private static Response consent(Browser browser, Link link, AccountAccess account) {
        return browser.choose(browser.open(link.text()), account.accountId());
    }

    private Installation onlyOne(AccountAccess account) {
        var all = installations.ofAccount(account.accountId());
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static String button(String page, AccountAccess account) {
        int start = page.indexOf(">", page.indexOf("value=\"" + account.accountId() + "\"")) + 1;
        return page.substring(start, page.indexOf("</button>", start))
                .replaceAll("<[^>]*>", "")
                .strip();
    }

    private static List<String> atOnce(Callable<String> action, int times) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(Collections.nCopies(times, action)).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }

    private static boolean isDisabled(String page, AccountAccess account) {
        int start = page.indexOf("value=\"" + account.accountId() + "\"");
        return page.substring(start, page.indexOf(">", start)).contains("disabled");
    }
}
