package dev.grantway.install.asking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.events.Notice;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.request.RequestCounts;
import dev.grantway.install.request.Requests;
import dev.grantway.install.stage.Browser;
import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.Neighbours;
import dev.grantway.install.stage.Roles;
import dev.grantway.install.stage.Stage;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AskingTest {
    private final Stage stage;
    private final Asked asked;
    private final Neighbours neighbours;
    private final Requests requests;
    private final RequestCounts counts;
    private final String kafka;

    AskingTest(
            Stage stage,
            Asked asked,
            Neighbours neighbours,
            Requests requests,
            RequestCounts counts,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.stage = stage;
        this.asked = asked;
        this.neighbours = neighbours;
        this.requests = requests;
        this.counts = counts;
        this.kafka = kafka;
    }

    @Test
    void keepsTheRequestForTheAdministratorsAndTellsThem() {
        var scene = asked.request("I need it\r\nfor the fair");

        assertThat(counts.open(scene.account().accountId())).isEqualTo(1);
        assertThat(scene.request().note()).isEqualTo("I need it\nfor the fair");
        assertThat(scene.request().scopes()).containsExactly("base", "contacts.read");
        assertThat(scene.requester()
                        .open("/connected-apps/requests/mine?happened=sent")
                        .asString())
                .contains("Your request was sent", scene.app().name(), "Waiting", "for the fair", ">Withdraw<")
                .doesNotContain("Finish the install");
        var told = new TopicReader(kafka)
                .await(Topic.NOTICES, message -> message.key().equals(admins(scene.account())));
        assertThat(TopicReader.header(told, "ce_type")).isEqualTo(Notice.TYPE);
        assertThat(told.value())
                .contains(
                        "install-request-received",
                        Asked.path(scene.request()),
                        scene.app().name())
                .doesNotContain("fair", "@customer.example");
    }

    @Test
    void againChangesTheNoteAndTellsNobodyTwice() {
        var scene = asked.request("first");
        var link = Link.to(scene.app());

        Asked.ask(scene.requester(), link.with("optional_scope", "reports"), scene.account(), "second");
        var other = stage.signIn(Roles.withoutInstalls(scene.account()));
        Asked.ask(other, link, scene.account(), "another's");

        assertThat(requests.of(scene.requester().userId())).singleElement().satisfies(request -> {
            assertThat(request.id()).isEqualTo(scene.request().id());
            assertThat(request.note()).isEqualTo("second");
            assertThat(request.optionalScopes()).containsExactly("reports");
        });
        assertThat(counts.open(scene.account().accountId())).isEqualTo(2);
        var reader = new TopicReader(kafka);
        String others = requests.of(other.userId()).getFirst().id().toString();
        reader.awaitValue(Topic.NOTICES, value -> value.contains(others)); // and what was told before it is there too
        assertThat(reader.all(Topic.NOTICES).stream()
                        .filter(message -> message.key().equals(admins(scene.account()))))
                .hasSize(2);
    }

    @Test
    void withoutANoteShowsWhereToWriteOne() {
        var account = Stage.account();
        var app = stage.app();
        var browser = stage.signIn(Roles.withoutInstalls(account));

        var page = browser.form(browser.toConsent(Link.to(app), account)).post("/oauth/consent/request");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.asString()).contains(app.name(), account.name(), "See contacts", "name=\"note\"");
        assertThat(requests.of(browser.userId())).isEmpty();
        assertThat(browser.form(page)
                        .formParam("note", "")
                        .post("/oauth/consent/request")
                        .statusCode())
                .isEqualTo(303);
        assertThat(requests.of(browser.userId())).hasSize(1);
    }

    @Test
    void withANoteThatIsTooLongKeepsItAndSendsNothing() {
        var account = Stage.account();
        var browser = stage.signIn(Roles.withoutInstalls(account));
        String longest = "x".repeat(TypedText.LONGEST);

        var refused = Asked.ask(browser, Link.to(stage.app()), account, longest + "<y>");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.asString()).contains(longest + "&lt;y&gt;</textarea>", "more than 500 characters");
        assertThat(requests.of(browser.userId())).isEmpty();
        assertThat(browser.form(refused)
                        .formParam("note", longest)
                        .post("/oauth/consent/request")
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void showsANoteAsTextWhereverItIsRead() {
        var scene = asked.request("<script>alert(1)</script> \"' & \u0000\u0007end");
        var admin = stage.signIn(Roles.superAdmin(scene.account()));

        for (var page : List.of(
                admin.open(Asked.queue(scene)),
                admin.open(Asked.path(scene.request())),
                scene.requester().open("/connected-apps/requests/mine"))) {
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.asString())
                    .contains("&lt;script&gt;alert(1)&lt;/script&gt; ", "&amp; end")
                    .doesNotContain("<script>alert", "\u0007");
        }
    }

    @Test
    void withoutTheFormsTokenOrByAnothersFormAsksNothing() {
        var account = Stage.account();
        var browser = stage.signIn(Roles.withoutInstalls(account));
        var other = stage.signIn(Roles.withoutInstalls(account));
        var link = Link.to(stage.app());
        String flow = Browser.hidden(browser.toConsent(link, account), "flow");

        assertThat(browser.request()
                        .urlEncodingEnabled(true)
                        .formParam("flow", flow)
                        .formParam("note", "x")
                        .post("/oauth/consent/request")
                        .statusCode())
                .isEqualTo(403);
        assertThat(other.request()
                        .urlEncodingEnabled(true)
                        .formParam("csrf_token", Browser.hidden(other.toConsent(link, account), "csrf_token"))
                        .formParam("note", "x")
                        .formParam("flow", flow)
                        .post("/oauth/consent/request")
                        .statusCode())
                .isEqualTo(400);
        assertThat(Browser.anonymous()
                        .request()
                        .urlEncodingEnabled(true)
                        .formParam("flow", flow)
                        .formParam("note", "x")
                        .post("/oauth/consent/request")
                        .statusCode())
                .isEqualTo(403);
        assertThat(counts.open(account.accountId())).isZero();
    }

    @Test
    void isRefusedWhereItWouldBeOfNoUse() {
        var account = Stage.account();
        var link = Link.to(stage.app());

        assertThat(askAfterChange(link, account, Roles.installer(account))).contains("NO_NEED_TO_ASK");
        assertThat(askAfterChange(link, account, Stage.account())).contains("ACCOUNT_NOT_YOURS");
        var fewer = new AccountAccess(
                account.accountId(), account.name(), null, "STANDARD", null, List.of(), "x", List.of(), false, false);
        assertThat(askAfterChange(link, account, fewer)).contains("SCOPES_NOT_YOURS", "contacts.read");
        assertThat(counts.open(account.accountId())).isZero();
    }

    @Test
    void isRefusedForAnAppThatThePolicyKeepsOut() {
        var account = Stage.account();
        var app = stage.app();
        var browser = stage.signIn(Roles.withoutInstalls(account));
        var page = browser.toConsent(Link.to(app), account);
        asked.block(account, app);

        var refused = browser.form(page).formParam("note", "x").post("/oauth/consent/request");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.asString()).contains("APP_NOT_ALLOWED_HERE", "have blocked " + app.name());
    }

    @Test
    void waitsWhileTheDirectoryIsAway() {
        var account = Stage.account();
        var browser = stage.signIn(Roles.withoutInstalls(account));
        var page = browser.toConsent(Link.to(stage.app()), account);
        neighbours.directoryAway.set(true);
        try {
            assertThat(browser.form(page)
                            .formParam("note", "x")
                            .post("/oauth/consent/request")
                            .statusCode())
                    .isEqualTo(503);
        } finally {
            neighbours.directoryAway.set(false);
        }
        assertThat(counts.open(account.accountId())).isZero();
    }

    /** What a person reads whose rights changed after they opened the form. */
    private String askAfterChange(Link link, AccountAccess account, AccountAccess later) {
        var browser = stage.signIn(Roles.withoutInstalls(account));
        var page = browser.toConsent(link, account);
        stage.know(browser.userId(), later);
        return browser.form(page)
                .formParam("note", "x")
                .post("/oauth/consent/request")
                .asString();
    }

    private static String admins(AccountAccess account) {
        return "account:" + account.accountId() + ":installers";
    }
}
