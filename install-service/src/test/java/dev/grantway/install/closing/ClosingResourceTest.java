package dev.grantway.install.closing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import dev.grantway.contracts.events.AppStatus;
import dev.grantway.install.closing.Closing.Act;
import dev.grantway.install.closing.Closing.Kind;
import dev.grantway.install.stage.Browser;
import dev.grantway.install.stage.Neighbours;
import dev.grantway.install.stage.Stage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who sees how far the end of an app or an account has come. */
@QuarkusTest
class ClosingResourceTest {
    private static final String PATH = "/api/v1/installations/closings";

    private final Stage stage;
    private final Ends ends;
    private final Developers developers;
    private final Neighbours neighbours;
    private final WantedStore wanted;

    ClosingResourceTest(Stage stage, Ends ends, Developers developers, Neighbours neighbours, WantedStore wanted) {
        this.stage = stage;
        this.ends = ends;
        this.developers = developers;
        this.neighbours = neighbours;
        this.wanted = wanted;
    }

    @Test
    void operatorsSeeAppsAndAccounts() {
        var app = stage.app();
        ends.installed(app, 2);
        ends.change(app, AppStatus.DELETED);
        ends.awaitDone(app.appId(), Act.UNINSTALL);
        int account = Stage.newId();
        ends.close(account, true);
        ends.awaitAccountDone(account, Act.ERASE);

        operator()
                .get(PATH + "?appId=" + app.appId())
                .then()
                .statusCode(200)
                .body("results.size()", equalTo(1))
                .body("results[0].act", equalTo("UNINSTALL"))
                .body("results[0].state", equalTo("DONE"))
                .body("results[0].total", equalTo(2))
                .body("results[0].done", equalTo(2))
                .body("results[0].failed", equalTo(0))
                .body("results[0].finishedAt", notNullValue());
        operator()
                .get(PATH)
                .then()
                .statusCode(200)
                .body("results.accountId", hasItem(account))
                .body("results.appId", hasItem(app.appId()));
        assertThat(operator().get(PATH).jsonPath().getList("results").size()).isLessThanOrEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OWNER", "DEVELOPER", "READ_ONLY"})
    void developersSeeThoseOfTheirApps(String role) {
        int developerAccount = Stage.newId();
        int appId = disabled(developerAccount);
        int anothers = disabled(Stage.newId());
        var developer = developers.signIn(developerAccount, role);

        assertThat(apps(developer, PATH)).containsExactly(appId);
        assertThat(apps(developer, PATH + "?appId=" + appId)).containsExactly(appId);
        developer
                .request()
                .get(PATH + "?appId=" + anothers)
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void aStrangerSeesNoneAndCannotTellWhichThereAre() {
        int developerAccount = Stage.newId();
        int appId = disabled(developerAccount);
        var stranger = developers.signIn(Stage.newId(), "OWNER");
        var customer = stage.signIn(Stage.account());

        for (var browser : List.of(stranger, customer)) {
            assertThat(apps(browser, PATH)).isEmpty();
            browser.request().get(PATH + "?appId=" + appId).then().statusCode(404);
            browser.request().get(PATH + "?appId=" + Stage.newId()).then().statusCode(404);
        }
    }

    @Test
    void isForNobodyElse() {
        given().get(PATH).then().statusCode(401).header("WWW-Authenticate", "Bearer");
        given().header("Authorization", "Bearer " + neighbours.serviceToken("grantway.grants.read"))
                .get(PATH)
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "0", "-1", "2147483648", "1%00"})
    void saysThatAnAppIdIsNone(String appId) {
        operator().get(PATH + "?appId=" + appId).then().statusCode(400).body("errors[0].field", equalTo("appId"));
    }

    private int disabled(int developerAccount) {
        int appId = Stage.newId();
        QuarkusTransaction.requiringNew()
                .run(() -> wanted.store(
                        new Wanted(Kind.APP, appId, 1, developerAccount, Act.SUSPEND, false, Instant.now())));
        return appId;
    }

    private static List<Integer> apps(Browser browser, String path) {
        var answer = browser.request().get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.jsonPath().getList("results.appId", Integer.class);
    }

    private RequestSpecification operator() {
        return given().urlEncodingEnabled(false)
                .header("Authorization", "Bearer " + neighbours.serviceToken("grantway.operator"));
    }
}
