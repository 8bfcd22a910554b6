package dev.grantway.install.closing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.AppStatus;
import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.install.closing.Closing.Act;
import dev.grantway.install.closing.Closing.Kind;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.installation.Installation;
import dev.grantway.install.stage.Browser;
import dev.grantway.install.stage.Installs;
import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.Neighbours;
import dev.grantway.install.stage.Stage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connected Apps says how an app stands that is disabled or deleted. */
@QuarkusTest
class ClosingPagesTest {
    private final Stage stage;
    private final Installs installs;
    private final Ends ends;
    private final Neighbours neighbours;
    private final WantedStore words;
    private final AccountAccess account = Stage.account();
    private Browser browser = Browser.anonymous();
    private AppSnapshot app;
    private Installation installation;

    ClosingPagesTest(Stage stage, Installs installs, Ends ends, Neighbours neighbours, WantedStore words) {
        this.stage = stage;
        this.installs = installs;
        this.ends = ends;
        this.neighbours = neighbours;
        this.words = words;
    }

    @BeforeEach
    void install() {
        browser = stage.signIn(account);
        app = stage.app();
        installation = installs.activate(installs.authorize(browser, Link.to(app), account));
    }

    @Test
    void aDisabledAppIsSaidToBeAndCannotBeResumedHere() {
        var disabled = ends.change(app, AppStatus.DISABLED);
        ends.awaitDone(app.appId(), Act.SUSPEND);

        browser.open(path(""))
                .then()
                .statusCode(200)
                .body(containsString("This app is disabled"))
                .body(containsString("Suspended: the app was disabled"))
                .body(not(containsString("its tokens work.")))
                .body(not(containsString(path("/resume"))));
        browser.open(path("/resume")).then().statusCode(409).body(containsString("APP_DISABLED"));
        browser.open(path("/suspend"))
                .then()
                .statusCode(200)
                .body(containsString("goes on by itself"))
                .body(not(containsString(path("/resume"))));
        given().header("Authorization", "Bearer " + neighbours.serviceToken("grantway.operator"))
                .post("/api/v1/installations/" + installation.id() + "/resume")
                .then()
                .statusCode(409)
                .body("code", equalTo("APP_DISABLED"));
        assertThat(ends.status(installation)).isEqualTo(InstallationStatus.SUSPENDED);

        ends.change(disabled, AppStatus.ACTIVE);
        ends.awaitDone(app.appId(), Act.RESUME);
        browser.open(path(""))
                .then()
                .statusCode(200)
                .body(not(containsString("This app is disabled")))
                .body(containsString("Resumed: the app was enabled again"));
    }

    @Test
    void aDeletedAppIsSaidToBe() {
        ends.change(app, AppStatus.DELETED);
        ends.awaitDone(app.appId(), Act.UNINSTALL);

        browser.open(path(""))
                .then()
                .statusCode(200)
                .body(containsString("This app was deleted"))
                .body(containsString("Uninstalled: the app was deleted"));
    }

    @Test
    void theListSaysSoBeforeTheInstallationHasFollowed() {
        wanted(1000, Act.SUSPEND);
        wanted(1001, Act.RESUME); // the closing takes in no older word, so that the installation stays as it is
        ends.awaitDone(app.appId(), Act.RESUME);
        String list = "/connected-apps?accountId=" + account.accountId();
        browser.open(list).then().body(containsString(">Active</span>"));

        var disabled = ends.change(app, AppStatus.DISABLED);

        browser.open(list).then().body(containsString(">Suspended</span>")).body(not(containsString(">Active</span>")));
        browser.open(path("")).then().body(containsString("The app is switched off"));
        ends.change(disabled, AppStatus.DELETED);
        browser.open(list).then().body(containsString(">Being removed</span>"));
        assertThat(ends.status(installation)).isEqualTo(InstallationStatus.ACTIVE);
    }

    private void wanted(long sequence, Act act) {
        QuarkusTransaction.requiringNew()
                .run(() ->
                        words.store(new Wanted(Kind.APP, app.appId(), sequence, 100_001, act, false, Instant.now())));
    }

    private String path(String act) {
        return "/connected-apps/" + installation.id() + act;
    }
}
