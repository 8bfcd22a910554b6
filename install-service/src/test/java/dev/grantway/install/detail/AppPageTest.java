package dev.grantway.install.detail;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.grantway.contracts.events.AppScopes;
import dev.grantway.contracts.events.AppStatus;
import dev.grantway.contracts.events.EventScopes;
import dev.grantway.contracts.events.EventUser;
import dev.grantway.contracts.events.InstallCompleted;
import dev.grantway.contracts.events.UsageTotals;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.installation.Installation;
import dev.grantway.install.installation.Removal;
import dev.grantway.install.removal.Uninstalls;
import dev.grantway.install.stage.Browser;
import dev.grantway.install.stage.Installs;
import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.Neighbours;
import dev.grantway.install.stage.Stage;
import dev.grantway.install.timeline.Timeline;
import dev.grantway.install.tokens.KnownGrant;
import dev.grantway.install.usage.UsageView;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How an app stands, what it was told of, and why things were done. */
@QuarkusTest
class AppPageTest {
    private static final String LAST_USE = "2026-02-03T04:05:00Z";
    private static final AppScopes SCOPES = new AppScopes(List.of("base", "contacts.read"), List.of(), List.of());

    private final Instant thisHour = Instant.now().truncatedTo(ChronoUnit.HOURS);
    private final AccountAccess account = Stage.account();

    private final Stage stage;
    private final Installs installs;
    private final Neighbours neighbours;
    private final Uninstalls uninstalls;
    private final Timeline timeline;
    private final UsageView usage;

    AppPageTest(
            Stage stage,
            Installs installs,
            Neighbours neighbours,
            Uninstalls uninstalls,
            Timeline timeline,
            UsageView usage) {
        this.stage = stage;
        this.installs = installs;
        this.neighbours = neighbours;
        this.uninstalls = uninstalls;
        this.timeline = timeline;
        this.usage = usage;
    }

    @AfterEach
    void noGrantsAreListed() {
        neighbours.grants.clear();
    }

    @Test
    void saysThatTokensAreDeadWhoseAppIsSwitchedOffOrDeleted() {
        var app = stage.app();
        var browser = stage.signIn(account);
        var active = installs.activate(installs.authorize(browser, Link.to(app), account));
        assertThat(open(browser, active)).contains("its tokens work");

        var disabled = stage.change(app, AppStatus.DISABLED, SCOPES);
        assertThat(open(browser, active)).contains("This app is disabled").doesNotContain("its tokens work.");

        stage.change(disabled, AppStatus.DELETED, SCOPES);
        assertThat(open(browser, active)).contains("This app was deleted").doesNotContain("its tokens work.");
    }

    @Test
    void saysWhenItsTokensWereUsedLastAndNothingOfThatWhileTokenServiceIsAway() {
        var browser = stage.signIn(account);
        var active = installs.activate(installs.authorize(browser, Link.to(stage.app()), account));
        neighbours.grants.add(grant(active, 1, null, "2026-02-01T00:00:00Z"));
        neighbours.grants.add(grant(active, 1, null, LAST_USE));
        neighbours.grants.add(grant(active, 1, Instant.parse("2026-05-01T00:00:00Z"), "2026-04-01T00:00:00Z"));
        neighbours.grants.add(grant(active, 2, null, "2026-06-01T00:00:00Z"));

        assertThat(open(browser, active)).contains("<dt>Tokens last used</dt><dd><time datetime=\"" + LAST_USE);
        neighbours.tokenServiceAway.set(true);
        try {
            assertThat(open(browser, active)).doesNotContain("Tokens last used").contains("its tokens work");
        } finally {
            neighbours.tokenServiceAway.set(false);
        }
    }

    @Test
    void namesThePublisher() {
        var browser = stage.signIn(account);
        var active = installs.activate(installs.authorize(browser, Link.to(stage.app()), account));

        assertThat(open(browser, active))
                .contains("Published by <bdi>Acme Apps</bdi> <span class=\"badge good\">✓ Verified</span>");
    }

    @Test
    void hasTheDeliveriesOfSevenDaysAsTheApiHas() {
        var browser = stage.signIn(account);
        var active = installs.activate(installs.authorize(browser, Link.to(stage.app()), account));
        assertThat(open(browser, active)).contains("<h2>Deliveries</h2>", "Nothing was sent to the app in 7 days");

        stage.publish(delivered(active, thisHour.minus(Duration.ofDays(2)), 41, 3));

        await().atMost(Duration.ofSeconds(60))
                .until(() -> !usage.of(active.id(), Instant.EPOCH).deliveries().isEmpty());
        assertThat(open(browser, active)).contains("</time></td><td>41</td><td>3</td></tr>");
        given().header("Authorization", "Bearer " + neighbours.serviceToken("grantway.operator"))
                .get("/api/v1/installations/" + active.id())
                .then()
                .statusCode(200)
                .body("deliveries.delivered", contains(41))
                .body("deliveries.givenUp", contains(3))
                .body("firstCallAt", equalTo(null));
    }

    @Test
    void countsNothingOfTheGenerationBefore() {
        var browser = stage.signIn(account);
        var active = installs.activate(installs.authorize(browser, Link.to(stage.app()), account));
        stage.publish(delivered(active, thisHour.minus(Duration.ofHours(3)), 77, 5));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !usage.of(active.id(), Instant.EPOCH).deliveries().isEmpty());
        uninstalls.uninstall(active.id(), 1, Removal.byUser(browser.userId()));

        var again = installs.authorizeAgain(active);
        installs.activateNow(again);

        assertThat(open(browser, active))
                .contains("Nothing was sent to the app in 7 days")
                .doesNotContain("<td>77");
    }

    @Test
    void tellsWhyItWasSuspendedAndWhoApprovedTheInstall() {
        var browser = stage.signIn(account);
        var active = installs.activate(installs.authorize(browser, Link.to(stage.app()), account));
        QuarkusTransaction.requiringNew()
                .run(() -> timeline.record(approved(active), 1, Instant.parse("2026-01-01T00:00:01Z")));
        String path = "/connected-apps/" + active.id() + "/suspend";
        assertThat(browser.form(browser.open(path))
                        .formParam("reason", "it writes <b>nonsense</b>")
                        .post(path)
                        .statusCode())
                .isEqualTo(303);

        assertThat(open(browser, active))
                .contains("Reason: <bdi>“it writes &lt;b&gt;nonsense&lt;/b&gt;”</bdi>")
                .contains("(user 8, approved by user 9)");
        given().header("Authorization", "Bearer " + neighbours.serviceToken("grantway.operator"))
                .get("/api/v1/installations/" + active.id() + "/timeline")
                .then()
                .statusCode(200)
                .body("results.find { it.type.contains('suspended') }.note", equalTo("it writes <b>nonsense</b>"))
                .body("results.find { it.approvedBy != null }.approvedBy", equalTo(9));
    }

    private static InstallCompleted approved(Installation installation) {
        return new InstallCompleted(
                installation.id(),
                1,
                50,
                installation.app(),
                installation.account(),
                new EventUser(8),
                new EventUser(9),
                new EventScopes(List.of("base"), List.of(), List.of(), List.of()),
                false,
                null,
                true,
                Instant.parse("2026-01-01T00:00:01Z"),
                null);
    }

    private static UsageTotals delivered(Installation installation, Instant hour, long delivered, long givenUp) {
        return new UsageTotals(
                installation.id(),
                1,
                installation.app().id(),
                installation.accountId(),
                hour,
                "webhook",
                "log",
                0,
                0,
                List.of(),
                delivered,
                givenUp,
                null,
                null);
    }

    private static KnownGrant grant(
            Installation installation, int generation, @Nullable Instant revokedAt, String lastUsedAt) {
        return new KnownGrant(
                installation.id(),
                generation,
                "used-" + lastUsedAt,
                installation.app().id(),
                installation.accountId(),
                7,
                List.of("base"),
                Instant.parse("2026-01-01T00:00:00Z"),
                revokedAt,
                Instant.parse(lastUsedAt));
    }

    private static String open(Browser browser, Installation installation) {
        var answer = browser.open("/connected-apps/" + installation.id());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.asString();
    }
}
